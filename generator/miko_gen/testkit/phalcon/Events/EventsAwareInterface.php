<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Events;

interface EventsAwareInterface
{
    public function getEventsManager(): ?\Phalcon\Events\ManagerInterface;
    public function setEventsManager(\Phalcon\Events\ManagerInterface $eventsManager): void;
}
