<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Filter\Validation;

interface ValidatorCompositeInterface
{
    public function getValidators(): array;
    public function validate(\Phalcon\Filter\Validation $validation, $field): bool;
}
