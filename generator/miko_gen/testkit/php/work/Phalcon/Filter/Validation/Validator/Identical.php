<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Filter\Validation\Validator;

use Phalcon\Filter\Validation;

/** Exactly one value. */
trait Identical
{
    public function __construct(array $options = [])
    {
        parent::__construct($options);
    }

    public function validate(Validation $validation, $field): bool
    {
        $accepted = $this->checkArray($this->getOption('accepted') ?? $this->getOption('value'), $field);
        return $this->kitJudge($validation->getValue($field) == $accepted, $validation, $field);
    }
}
