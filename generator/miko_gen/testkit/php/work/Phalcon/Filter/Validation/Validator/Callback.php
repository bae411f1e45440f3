<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Filter\Validation\Validator;

use Phalcon\Filter\Validation;
use Phalcon\Filter\Validation\Exception;
use Phalcon\Filter\Validation\ValidatorInterface;

/** What a function of its own says: false, true, or another rule to ask. */
trait Callback
{
    public function __construct(array $options = [])
    {
        parent::__construct($options);
    }

    public function validate(Validation $validation, $field): bool
    {
        $callback = $this->getOption('callback');
        $said = $callback($validation->getEntity() ?? $validation->getData());
        if ($said instanceof ValidatorInterface) {
            return $said->validate($validation, $field);
        }
        if (!is_bool($said)) {
            throw new Exception('Callback must return bool or Phalcon\\Filter\\Validation\\Validator object');
        }
        return $this->kitJudge($said, $validation, $field);
    }
}
