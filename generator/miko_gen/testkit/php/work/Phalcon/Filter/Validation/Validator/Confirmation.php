<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Filter\Validation\Validator;

use Phalcon\Filter\Validation;

/** The same as another field. */
trait Confirmation
{
    public function __construct(array $options = [])
    {
        parent::__construct($options);
    }

    public function validate(Validation $validation, $field): bool
    {
        $with = $this->checkArray($this->getOption('with'), $field);
        [$one, $other] = [$validation->getValue($field), $validation->getValue($with)];
        if ($this->checkArray($this->getOption('ignoreCase', false), $field)) {
            [$one, $other] = [mb_strtolower((string)$one), mb_strtolower((string)$other)];
        }
        $holds = $one === $other;
        return $this->kitJudge($holds, $validation, $field, [':with' => $validation->getLabel($with)]);
    }
}
