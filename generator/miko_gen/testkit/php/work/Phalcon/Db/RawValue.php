<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Db;

/** A part of SQL that is no value. */
trait RawValue
{
    public function __construct($value)
    {
        $this->value = match (true) {
            $value === '' => "''",
            $value === null => 'NULL',
            default => (string)$value,
        };
    }

    public function __toString(): string
    {
        return $this->value;
    }

    public function getValue(): string
    {
        return $this->value;
    }
}
