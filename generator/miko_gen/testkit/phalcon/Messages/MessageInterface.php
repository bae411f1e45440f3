<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Messages;

interface MessageInterface
{
    public function __toString(): string;
    public function getCode();
    public function getField();
    public function getMessage(): string;
    public function getMetaData(): array;
    public function getType(): string;
    public function setCode(int $code): \Phalcon\Messages\MessageInterface;
    public function setField(string $field): \Phalcon\Messages\MessageInterface;
    public function setMessage(string $message): \Phalcon\Messages\MessageInterface;
    public function setMetaData(array $metaData): \Phalcon\Messages\MessageInterface;
    public function setType(string $type): \Phalcon\Messages\MessageInterface;
}
