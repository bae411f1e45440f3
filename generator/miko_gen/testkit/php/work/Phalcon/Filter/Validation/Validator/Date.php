<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Filter\Validation\Validator;

use DateTime;
use Phalcon\Filter\Validation;

/** A date of a format, that exists. */
trait Date
{
    public function __construct(array $options = [])
    {
        parent::__construct($options);
    }

    public function validate(Validation $validation, $field): bool
    {
        $value = (string)$validation->getValue($field);
        $format = $this->checkArray($this->getOption('format'), $field) ?: 'Y-m-d';
        $date = DateTime::createFromFormat($format, $value);
        $errors = DateTime::getLastErrors() ?: ['warning_count' => 0, 'error_count' => 0];
        return $this->kitJudge($date && $errors['warning_count'] + $errors['error_count'] === 0, $validation, $field);
    }
}
