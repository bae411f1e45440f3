<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Filter\Validation\Validator;

use Phalcon\Filter\Validation;

/** Something: neither null nor an empty text. */
trait PresenceOf
{
    public function __construct(array $options = [])
    {
        parent::__construct($options);
    }

    public function validate(Validation $validation, $field): bool
    {
        $value = $validation->getValue($field);
        return $this->kitJudge($value !== null && $value !== '', $validation, $field);
    }
}
