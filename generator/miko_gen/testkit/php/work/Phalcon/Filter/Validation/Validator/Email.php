<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Filter\Validation\Validator;

use Phalcon\Filter\Validation;

/** An address of mail. */
trait Email
{
    public function __construct(array $options = [])
    {
        parent::__construct($options);
    }

    public function validate(Validation $validation, $field): bool
    {
        $flags = $this->getOption('allowUTF8') ? FILTER_FLAG_EMAIL_UNICODE : 0;
        return $this->kitJudge(filter_var($validation->getValue($field), FILTER_VALIDATE_EMAIL, $flags) !== false, $validation, $field);
    }
}
