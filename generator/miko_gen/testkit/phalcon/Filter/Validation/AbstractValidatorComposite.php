<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Filter\Validation;

abstract class AbstractValidatorComposite extends \Phalcon\Filter\Validation\AbstractValidator implements \Phalcon\Filter\Validation\ValidatorCompositeInterface
{
    protected $validators = [];
    public function getValidators(): array { return []; }
    public function validate(\Phalcon\Filter\Validation $validation, $field): bool { return false; }
}
