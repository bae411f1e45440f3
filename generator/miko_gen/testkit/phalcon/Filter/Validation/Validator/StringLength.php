<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Filter\Validation\Validator;

class StringLength extends \Phalcon\Filter\Validation\AbstractValidatorComposite
{
    public function __construct(array $options = []) {}
}
