<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Filter\Validation\Validator;

use Phalcon\Filter\Validation;

/** Letters and digits. */
trait Alnum
{
    public function __construct(array $options = [])
    {
        parent::__construct($options);
    }

    public function validate(Validation $validation, $field): bool
    {
        return $this->kitJudge(ctype_alnum((string)$validation->getValue($field)), $validation, $field);
    }
}
