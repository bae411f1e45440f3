<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Filter\Validation\Validator;

use Phalcon\Filter\Validation;

/** Letters. */
trait Alpha
{
    public function __construct(array $options = [])
    {
        parent::__construct($options);
    }

    public function validate(Validation $validation, $field): bool
    {
        return $this->kitJudge(preg_match('/[^[:alpha:]]/imu', (string)$validation->getValue($field)) === 0, $validation, $field);
    }
}
