<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Filter\Validation\Validator;

use Phalcon\Filter\Validation;

/** An address of the web. */
trait Url
{
    public function __construct(array $options = [])
    {
        parent::__construct($options);
    }

    public function validate(Validation $validation, $field): bool
    {
        $found = filter_var($validation->getValue($field), FILTER_VALIDATE_URL, $this->getOption('options') ?? 0);
        return $this->kitJudge($found !== false, $validation, $field);
    }
}
