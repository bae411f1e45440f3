<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Mvc\Model;

use Phalcon\Mvc\Model\Exception;

/** Some columns of a record, as properties. */
trait Row
{
    public function toArray(): array
    {
        return get_object_vars($this);
    }

    public function jsonSerialize(): array
    {
        return get_object_vars($this);
    }

    public function readAttribute(string $attribute)
    {
        return $this->{$attribute} ?? null;
    }

    public function writeAttribute(string $attribute, $value): void
    {
        $this->{$attribute} = $value;
    }

    public function offsetExists($index): bool
    {
        return isset($this->{$index});
    }

    public function offsetGet($index): mixed
    {
        return $this->{$index} ?? throw new Exception('The index does not exist in the row');
    }

    public function offsetSet($offset, $value): void
    {
        throw new Exception('Row is an immutable ArrayAccess object');
    }

    public function offsetUnset($offset): void
    {
        throw new Exception('Row is an immutable ArrayAccess object');
    }
}
