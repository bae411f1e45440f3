<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Messages;

use Phalcon\Messages\MessageInterface;

/** What is wrong with a field. */
trait Message
{
    public function __construct(string $message, $field = '', ?string $type = null, ?int $code = null, array $metaData = [])
    {
        $this->message = $message;
        $this->field = $field;
        $this->type = $type ?? '';
        $this->code = $code ?? 0;
        $this->metaData = $metaData;
    }

    public function __toString(): string
    {
        return $this->message;
    }

    public function getMessage(): string
    {
        return $this->message;
    }

    public function getField()
    {
        return $this->field;
    }

    public function getType(): string
    {
        return $this->type;
    }

    public function getCode(): int
    {
        return $this->code;
    }

    public function getMetaData(): array
    {
        return $this->metaData;
    }

    public function setMessage(string $message): MessageInterface
    {
        $this->message = $message;
        return $this;
    }

    public function setField($field): MessageInterface
    {
        $this->field = $field;
        return $this;
    }

    public function setType(string $type): MessageInterface
    {
        $this->type = $type;
        return $this;
    }

    public function setCode(int $code): MessageInterface
    {
        $this->code = $code;
        return $this;
    }

    public function setMetaData(array $metaData): MessageInterface
    {
        $this->metaData = $metaData;
        return $this;
    }

    public function jsonSerialize(): array
    {
        return [
            'field' => $this->field,
            'message' => $this->message,
            'type' => $this->type,
            'code' => $this->code,
            'metaData' => $this->metaData,
        ];
    }
}
