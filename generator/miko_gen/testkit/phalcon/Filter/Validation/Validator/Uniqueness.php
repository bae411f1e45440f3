<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Filter\Validation\Validator;

class Uniqueness extends \Phalcon\Filter\Validation\AbstractCombinedFieldsValidator
{
    protected $template = 'Field :field must be unique';
    public function __construct(array $options = []) {}
    public function validate(\Phalcon\Filter\Validation $validation, $field): bool { return false; }
    protected function getColumnNameReal($record, string $field): string { return ''; }
    protected function isUniqueness(\Phalcon\Filter\Validation $validation, $field): bool { return false; }
    protected function isUniquenessModel($record, array $field, array $values) {}
}
