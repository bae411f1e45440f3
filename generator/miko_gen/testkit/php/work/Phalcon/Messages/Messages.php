<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Messages;

use Phalcon\Messages\MessageInterface;

/** A list of messages. */
trait Messages
{
    public function __construct(array $messages = [])
    {
        $this->messages = $messages;
        $this->position = 0;
    }

    public function appendMessage(MessageInterface $message)
    {
        $this->messages[] = $message;
    }

    public function appendMessages($messages)
    {
        foreach ($messages as $message) {
            $this->messages[] = $message;
        }
    }

    public function filter(string $fieldName): array
    {
        return array_values(array_filter(
            $this->messages,
            static fn (MessageInterface $message): bool => $message->getField() === $fieldName
        ));
    }

    public function count(): int
    {
        return count($this->messages);
    }

    public function current(): MessageInterface
    {
        return $this->messages[$this->position];
    }

    public function key(): int
    {
        return $this->position;
    }

    public function next(): void
    {
        $this->position++;
    }

    public function rewind(): void
    {
        $this->position = 0;
    }

    public function valid(): bool
    {
        return isset($this->messages[$this->position]);
    }

    public function offsetExists($index): bool
    {
        return isset($this->messages[$index]);
    }

    public function offsetGet($index): mixed
    {
        return $this->messages[$index] ?? null;
    }

    public function offsetSet($offset, $value): void
    {
        $this->messages[$offset] = $value;
    }

    public function offsetUnset($index): void
    {
        array_splice($this->messages, $index, 1);
    }

    public function jsonSerialize(): array
    {
        return array_map(static fn (MessageInterface $message): array => $message->jsonSerialize(), $this->messages);
    }
}
