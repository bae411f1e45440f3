<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Support;

use ArrayIterator;
use Traversable;

/** Values by name; names do not differ by case unless asked to. */
trait Collection
{
    public function __construct(array $data = [], ?bool $insensitive = null)
    {
        $this->insensitive = $insensitive ?? true;
        $this->init($data);
    }

    public function __get(string $element)
    {
        return $this->get($element);
    }

    public function __isset(string $element): bool
    {
        return $this->has($element);
    }

    public function __set(string $element, $value): void
    {
        $this->set($element, $value);
    }

    public function __unset(string $element): void
    {
        $this->remove($element);
    }

    public function init(array $data = []): void
    {
        foreach ($data as $name => $value) {
            $this->setData((string)$name, $value);
        }
    }

    public function clear(): void
    {
        $this->data = [];
        $this->lowerKeys = [];
    }

    public function count(): int
    {
        return count($this->data);
    }

    public function get(string $element, $defaultValue = null, ?string $cast = null)
    {
        $value = $this->data[$this->kitName($element)] ?? $defaultValue;
        if ($cast !== null) {
            settype($value, $cast);
        }
        return $value;
    }

    public function set(string $element, $value): void
    {
        $this->setData($element, $value);
    }

    public function has(string $element): bool
    {
        return array_key_exists($this->kitName($element), $this->data);
    }

    public function remove(string $element): void
    {
        unset($this->data[$this->kitName($element)]);
    }

    public function getIterator(): Traversable
    {
        return new ArrayIterator($this->data);
    }

    public function getKeys(?bool $insensitive = null): array
    {
        return array_keys($this->data);
    }

    public function getValues(): array
    {
        return array_values($this->data);
    }

    public function toArray(): array
    {
        return $this->data;
    }

    public function jsonSerialize(): array
    {
        return $this->toArray();
    }

    public function toJson(?int $options = null): string
    {
        return (string)json_encode($this->toArray(), $options ?? JSON_UNESCAPED_SLASHES | JSON_HEX_TAG | JSON_HEX_APOS | JSON_HEX_AMP | JSON_HEX_QUOT);
    }

    public function offsetExists($element): bool
    {
        return $this->has((string)$element);
    }

    public function offsetGet($element): mixed
    {
        return $this->get((string)$element);
    }

    public function offsetSet($offset, $value): void
    {
        $this->set((string)$offset, $value);
    }

    public function offsetUnset($element): void
    {
        $this->remove((string)$element);
    }

    protected function setData(string $element, $value): void
    {
        $this->data[$element] = $value;
        $this->lowerKeys[strtolower($element)] = $element;
    }

    private function kitName(string $element): string|int
    {
        return $this->insensitive ? $this->lowerKeys[strtolower($element)] ?? $element : $element;
    }
}
