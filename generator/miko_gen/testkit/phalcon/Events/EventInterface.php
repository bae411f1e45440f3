<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Events;

interface EventInterface
{
    public function getData();
    public function getType();
    public function isCancelable(): bool;
    public function isStopped(): bool;
    public function setData($data = null): \Phalcon\Events\EventInterface;
    public function setType(string $type): \Phalcon\Events\EventInterface;
    public function stop(): \Phalcon\Events\EventInterface;
}
