<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Filter\Validation\Validator;

class InclusionIn extends \Phalcon\Filter\Validation\AbstractValidator
{
    protected $template = 'Field :field must be a part of list: :domain';
    public function __construct(array $options = []) {}
    public function validate(\Phalcon\Filter\Validation $validation, $field): bool { return false; }
}
