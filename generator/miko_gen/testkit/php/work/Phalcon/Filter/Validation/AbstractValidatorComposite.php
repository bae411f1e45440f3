<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Filter\Validation;

use Phalcon\Filter\Validation;

/** Several rules that all have to hold. */
trait AbstractValidatorComposite
{
    public function getValidators(): array
    {
        return $this->validators;
    }

    public function validate(Validation $validation, $field): bool
    {
        $holds = true;
        foreach ($this->getValidators() as $validator) {
            $holds = $validator->validate($validation, $field) && $holds;
        }
        return $holds;
    }
}
