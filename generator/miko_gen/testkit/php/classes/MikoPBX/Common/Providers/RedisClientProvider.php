<?php

declare(strict_types=1);

namespace MikoPBX\Common\Providers;

/**
 * The name of the connection to Redis.
 */
class RedisClientProvider
{
    public const string SERVICE_NAME = 'redis';
}
