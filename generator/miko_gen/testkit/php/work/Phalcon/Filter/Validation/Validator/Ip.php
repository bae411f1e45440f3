<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Filter\Validation\Validator;

use Phalcon\Filter\Validation;

/** An address of the Internet; private and reserved ones only where they are allowed. */
trait Ip
{
    public function __construct(array $options = [])
    {
        parent::__construct($options);
    }

    public function validate(Validation $validation, $field): bool
    {
        $version = $this->checkArray($this->getOption('version'), $field) ?? FILTER_FLAG_IPV4 | FILTER_FLAG_IPV6;
        $private = $this->checkArray($this->getOption('allowPrivate'), $field) ? 0 : FILTER_FLAG_NO_PRIV_RANGE;
        $reserved = $this->checkArray($this->getOption('allowReserved'), $field) ? 0 : FILTER_FLAG_NO_RES_RANGE;
        $value = $validation->getValue($field);
        if ($this->allowEmpty($field, $value)) {
            return true;
        }
        $found = filter_var($value, FILTER_VALIDATE_IP, ['flags' => $version | $private | $reserved]);
        return $this->kitJudge($found !== false, $validation, $field);
    }
}
