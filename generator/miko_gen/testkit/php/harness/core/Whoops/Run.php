<?php

declare(strict_types=1);

namespace Whoops;

use Throwable;

/**
 * Describes an exception for Core's log, for a checkout of Core without its vendor folder.
 */
final class Run
{
    public function __call(string $method, array $arguments): mixed
    {
        return null;
    }

    public function handleException(Throwable $exception): string
    {
        return sprintf('%s: %s in %s:%d', get_class($exception), $exception->getMessage(), $exception->getFile(), $exception->getLine());
    }
}
