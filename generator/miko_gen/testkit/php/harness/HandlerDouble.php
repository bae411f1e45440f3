<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

/**
 * Stands in the place of a module's {Feature}Main: takes every call, and writes it down.
 */
final class HandlerDouble
{
    public function __call(string $method, array $arguments): mixed
    {
        return Handlers::answer($method, $arguments);
    }
}
