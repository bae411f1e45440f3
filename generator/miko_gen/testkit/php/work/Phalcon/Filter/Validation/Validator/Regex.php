<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Filter\Validation\Validator;

use Phalcon\Filter\Validation;

/** A text that a pattern fits as a whole. */
trait Regex
{
    public function __construct(array $options = [])
    {
        parent::__construct($options);
    }

    public function validate(Validation $validation, $field): bool
    {
        $value = (string)$validation->getValue($field);
        $pattern = $this->checkArray($this->getOption('pattern'), $field);
        $holds = preg_match($pattern, $value, $found) === 1 && $found[0] === $value;
        return $this->kitJudge($holds, $validation, $field);
    }
}
