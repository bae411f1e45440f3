<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Events;

use Phalcon\Events\EventInterface;

/** Something that happened. */
trait Event
{
    public function __construct(string $type, $source = null, $data = null, ?bool $cancelable = null)
    {
        $this->type = $type;
        $this->source = $source;
        $this->data = $data;
        $this->cancelable = $cancelable ?? true;
        $this->stopped = false;
    }

    public function getType(): string
    {
        return $this->type;
    }

    public function getSource(): ?object
    {
        return $this->source;
    }

    public function getData()
    {
        return $this->data;
    }

    public function isCancelable(): bool
    {
        return $this->cancelable;
    }

    public function isStopped(): bool
    {
        return $this->stopped;
    }

    public function stop(): EventInterface
    {
        $this->stopped = true;
        return $this;
    }
}
