<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Filter\Validation\Validator;

use Phalcon\Filter\Validation;
use Phalcon\Mvc\Model;

/** No other record has the value, or the values of several fields together. */
trait Uniqueness
{
    public function __construct(array $options = [])
    {
        parent::__construct($options);
    }

    public function validate(Validation $validation, $field): bool
    {
        return $this->kitJudge($this->isUniqueness($validation, $field), $validation, $field);
    }

    protected function isUniqueness(Validation $validation, $field): bool
    {
        $record = $this->getOption('model') ?? $validation->getEntity();
        $conditions = [];
        $bind = [];
        $values = [];
        foreach ((array)$field as $name) {
            $values[$name] = $validation->getValue($name);
        }
        $convert = $this->getOption('convert');
        $except = $this->getOption('except');
        foreach ($convert === null ? $values : $convert($values) as $name => $value) {
            $conditions[] = $value === null ? "[$name] IS NULL" : "[$name] = :$name:";
            $bind += $value === null ? [] : [$name => $value];
        }
        // Values that may be there twice; by their names, those of other columns.
        foreach ($except === null ? [] : (array)$except as $name => $allowed) {
            $column = is_string($name) ? $name : ((array)$field)[0];
            foreach ((array)$allowed as $number => $one) {
                $key = 'except' . count($bind);
                $conditions[] = "[$column] <> :$key:";
                $bind[$key] = $one;
            }
        }
        if ($record->getDirtyState() === Model::DIRTY_STATE_PERSISTENT) {
            foreach ($record->getModelsMetaData()->getPrimaryKeyAttributes($record) as $key) {
                $conditions[] = "[$key] <> :own_$key:";
                $bind["own_$key"] = $record->readAttribute($key);
            }
        }

        return $record::count(['conditions' => implode(' AND ', $conditions), 'bind' => $bind]) === 0;
    }
}
