<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Filter\Validation\Validator;

use Phalcon\Filter\Validation;

/** Digits. */
trait Digit
{
    public function __construct(array $options = [])
    {
        parent::__construct($options);
    }

    public function validate(Validation $validation, $field): bool
    {
        $value = $validation->getValue($field);
        return $this->kitJudge(is_int($value) || ctype_digit((string)$value), $validation, $field);
    }
}
