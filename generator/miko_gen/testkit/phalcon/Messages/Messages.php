<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Messages;

class Messages implements \ArrayAccess, \Countable, \Iterator, \JsonSerializable
{
    protected $position = 0;
    protected $messages;
    public function __construct(array $messages = []) {}
    public function appendMessage(\Phalcon\Messages\MessageInterface $message) {}
    public function appendMessages($messages) {}
    public function count(): int { return 0; }
    public function current(): \Phalcon\Messages\MessageInterface { throw new \LogicException('A stand-in has no such object.'); }
    public function filter(string $fieldName): array { return []; }
    public function jsonSerialize(): array { return []; }
    public function key(): int { return 0; }
    public function next(): void {}
    public function offsetExists($index): bool { return false; }
    public function offsetGet(mixed $index): mixed { return null; }
    public function offsetSet($offset, $value): void {}
    public function offsetUnset($index): void {}
    public function rewind(): void {}
    public function valid(): bool { return false; }
}
