<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Mvc\Model;

use Closure;
use Phalcon\Mvc\ModelInterface;
use Phalcon\Mvc\Model\Exception;
use Phalcon\Mvc\Model\ResultsetInterface;

/** Records one by one; each is made when it is asked for. */
trait Resultset
{
    public function __construct($result, $cache = null)
    {
        $this->rows = $result;
        $this->count = count($result);
        $this->pointer = 0;
    }

    public function count(): int
    {
        return $this->count;
    }

    public function key(): ?int
    {
        return $this->valid() ? $this->pointer : null;
    }

    public function next(): void
    {
        $this->seek($this->pointer + 1);
    }

    public function rewind(): void
    {
        $this->seek(0);
    }

    public function seek($position): void
    {
        $this->pointer = $position;
        $this->activeRow = null;
    }

    public function valid(): bool
    {
        return $this->pointer < $this->count;
    }

    public function offsetExists($index): bool
    {
        return $index < $this->count;
    }

    public function offsetGet($index): mixed
    {
        if ($index >= $this->count) {
            throw new Exception('The index does not exist in the cursor');
        }
        $this->seek($index);
        return $this->current();
    }

    public function offsetSet($offset, $value): void
    {
        throw new Exception('Cursor is an immutable ArrayAccess object');
    }

    public function offsetUnset($offset): void
    {
        throw new Exception('Cursor is an immutable ArrayAccess object');
    }

    public function getFirst()
    {
        return $this->count === 0 ? null : $this->offsetGet(0);
    }

    public function getLast(): ?ModelInterface
    {
        return $this->count === 0 ? null : $this->offsetGet($this->count - 1);
    }

    public function filter($filter): array
    {
        $found = [];
        foreach ($this as $record) {
            $kept = $filter($record);
            if (is_object($kept) || is_array($kept)) {
                $found[] = $kept;
            }
        }
        return $found;
    }

    public function delete(?Closure $conditionCallback = null): bool
    {
        foreach ($this as $record) {
            if ($conditionCallback !== null && $conditionCallback($record) === false) {
                continue;
            }
            if (!$record->delete()) {
                $this->errorMessages = $record->getMessages();
                return false;
            }
        }
        return true;
    }

    public function update($data, ?Closure $conditionCallback = null): bool
    {
        foreach ($this as $record) {
            if ($conditionCallback !== null && $conditionCallback($record) === false) {
                continue;
            }
            if (!$record->assign($data)->save()) {
                $this->errorMessages = $record->getMessages();
                return false;
            }
        }
        return true;
    }

    public function getMessages(): array
    {
        return $this->errorMessages ?? [];
    }

    public function jsonSerialize(): array
    {
        return array_map(static fn (object $record): array => $record->jsonSerialize(), iterator_to_array($this));
    }

    public function isFresh(): bool
    {
        return true;
    }

    public function setIsFresh(bool $isFresh): ResultsetInterface
    {
        return $this;
    }
}
