<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Support;

class Collection implements \ArrayAccess, \Phalcon\Support\Collection\CollectionInterface, \Countable, \IteratorAggregate, \JsonSerializable, \Serializable
{
    protected $data = [];
    protected $insensitive = true;
    protected $lowerKeys = [];
    public function __construct(array $data = [], bool $insensitive = true) {}
    public function __get(string $element) { return null; }
    public function __isset(string $element): bool { return false; }
    public function __set(string $element, $value): void {}
    public function __unset(string $element): void {}
    public function clear(): void {}
    public function count(): int { return 0; }
    public function get(string $element, $defaultValue = null, ?string $cast = null) { return null; }
    public function getIterator(): \Traversable { throw new \LogicException('A stand-in has no such object.'); }
    public function getKeys(bool $insensitive = true): array { return []; }
    public function getValues(): array { return []; }
    public function has(string $element): bool { return false; }
    public function init(array $data = []): void {}
    public function jsonSerialize(): array { return []; }
    public function offsetExists($element): bool { return false; }
    public function offsetGet(mixed $element): mixed { return null; }
    public function offsetSet($offset, $value): void {}
    public function offsetUnset($element): void {}
    public function remove(string $element): void {}
    public function set(string $element, $value): void {}
    public function serialize(): ?string { return null; }
    public function toArray(): array { return []; }
    public function toJson(int $options = 4194383): string { return ''; }
    public function unserialize(string $data): void {}
    public function __serialize(): array { return []; }
    public function __unserialize(array $data): void {}
    protected function setData(string $element, $value): void {}
    protected function phpJsonEncode($value, int $flags = 0, int $depth = 512) {}
    protected function processKey(string $element): string { return ''; }
}
