<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Filter\Validation\Validator;

use Phalcon\Filter\Validation;

/** A number. */
trait Numericality
{
    public function __construct(array $options = [])
    {
        parent::__construct($options);
    }

    public function validate(Validation $validation, $field): bool
    {
        $value = $validation->getValue($field);
        return $this->kitJudge(preg_match('/^-?\d+\.?\d*$/D', (string)$value) === 1, $validation, $field);
    }
}
