<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

use Closure;

/**
 * Stands for the queue in which Core's models tell of their changes: a message is handled when it is published.
 */
final class ModelsQueue
{
    /** @param Closure(array): void $handler */
    public function __construct(private readonly Closure $handler)
    {
    }

    public function publish(mixed $job, mixed ...$options): void
    {
        ($this->handler)(json_decode((string)$job, true) ?? []);
    }
}
