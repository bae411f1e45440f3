<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Filter\Validation\Validator;

use Phalcon\Filter\Validation;

/** One of a list. */
trait InclusionIn
{
    public function __construct(array $options = [])
    {
        parent::__construct($options);
    }

    public function validate(Validation $validation, $field): bool
    {
        $domain = $this->checkArray($this->getOption('domain'), $field);
        $strict = (bool)$this->checkArray($this->getOption('strict'), $field);
        $found = in_array($validation->getValue($field), $domain, $strict);
        return $this->kitJudge($found, $validation, $field, [':domain' => implode(', ', $domain)]);
    }
}
