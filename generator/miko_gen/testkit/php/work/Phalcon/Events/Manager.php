<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Events;

use Phalcon\Events\Event;

/** Tells listeners of events: "model:afterSave" reaches those of that event and those of all events of "model". */
trait Manager
{
    /** @var array<string, list<object|callable>> */
    private array $kitListeners = [];

    public function attach(string $eventType, $handler, ?int $priority = null): void
    {
        $this->kitListeners[$eventType][] = $handler;
    }

    public function detach(string $eventType, $handler): void
    {
        $others = static fn (mixed $one): bool => $one !== $handler;
        $this->kitListeners[$eventType] = array_values(array_filter($this->kitListeners[$eventType] ?? [], $others));
    }

    public function detachAll(?string $type = null): void
    {
        $this->kitListeners = $type === null ? [] : array_diff_key($this->kitListeners, [$type => true]);
    }

    public function hasListeners(string $type): bool
    {
        return isset($this->kitListeners[$type]);
    }

    public function getListeners(string $type): array
    {
        return $this->kitListeners[$type] ?? [];
    }

    public function fire(string $eventType, $source, $data = null, ?bool $cancelable = null)
    {
        [$kind, $name] = explode(':', $eventType, 2);
        $event = new Event($name, $source, $data, $cancelable ?? true);
        $said = null;
        foreach ([$kind, $eventType] as $type) {
            foreach ($this->getListeners($type) as $listener) {
                if (is_callable($listener)) {
                    $said = $listener($event, $source, $data);
                } elseif (method_exists($listener, $name)) {
                    $said = $listener->{$name}($event, $source, $data);
                }
                if ($event->isStopped()) {
                    return $said;
                }
            }
        }

        return $said;
    }
}
