<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Filter\Validation\Validator;

use Phalcon\Filter\Validation;

/** A number within limits, these included. */
trait Between
{
    public function __construct(array $options = [])
    {
        parent::__construct($options);
    }

    public function validate(Validation $validation, $field): bool
    {
        $value = $validation->getValue($field);
        $minimum = $this->checkArray($this->getOption('minimum'), $field);
        $maximum = $this->checkArray($this->getOption('maximum'), $field);
        return $this->kitJudge($value >= $minimum && $value <= $maximum, $validation, $field, [':min' => $minimum, ':max' => $maximum]);
    }
}
