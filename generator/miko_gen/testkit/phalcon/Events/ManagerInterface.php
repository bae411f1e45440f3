<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Events;

interface ManagerInterface
{
    public function attach(string $eventType, $handler): void;
    public function detach(string $eventType, $handler): void;
    public function detachAll(?string $type = null): void;
    public function fire(string $eventType, object $source, $data = null, bool $cancelable = true);
    public function getListeners(string $type): array;
    public function hasListeners(string $type): bool;
}
