<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

/**
 * Stands for a service that the tests do without: it takes any call.
 */
final class SilentService
{
    public function __call(string $method, array $arguments): mixed
    {
        return null;
    }

    /** Core's mutex: one process has nobody to wait for. */
    public function synchronized(string $name, callable $callback, int $timeout = 0, int $ttl = 0): mixed
    {
        return $callback();
    }
}
