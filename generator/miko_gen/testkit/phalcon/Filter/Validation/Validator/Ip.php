<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Filter\Validation\Validator;

class Ip extends \Phalcon\Filter\Validation\AbstractValidator
{
    public const VERSION_4 = FILTER_FLAG_IPV4;
    public const VERSION_6 = FILTER_FLAG_IPV6;
    protected $template = 'Field :field must be a valid IP address';
    public function __construct(array $options = []) {}
    public function validate(\Phalcon\Filter\Validation $validation, $field): bool { return false; }
}
