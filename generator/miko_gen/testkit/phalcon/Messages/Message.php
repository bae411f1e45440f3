<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Messages;

class Message implements \Phalcon\Messages\MessageInterface, \JsonSerializable
{
    protected $code;
    protected $field;
    protected $message;
    protected $type;
    protected $metaData = [];
    public function __construct(string $message, $field = '', string $type = '', int $code = 0, array $metaData = []) {}
    public function __toString(): string { return ''; }
    public function getCode(): int { return 0; }
    public function getField(): string { return ''; }
    public function getMessage(): string { return ''; }
    public function getType(): string { return ''; }
    public function getMetaData(): array { return []; }
    public function jsonSerialize(): array { return []; }
    public function setCode(int $code): \Phalcon\Messages\MessageInterface { return $this; }
    public function setField($field): \Phalcon\Messages\MessageInterface { return $this; }
    public function setMessage(string $message): \Phalcon\Messages\MessageInterface { return $this; }
    public function setMetaData(array $metaData): \Phalcon\Messages\MessageInterface { return $this; }
    public function setType(string $type): \Phalcon\Messages\MessageInterface { return $this; }
}
