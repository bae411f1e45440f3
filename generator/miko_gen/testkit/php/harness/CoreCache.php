<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

use Phalcon\Cache\Adapter\Memory;
use Phalcon\Storage\SerializerFactory;

/**
 * Stands for the cache that Core keeps in Redis.
 */
final class CoreCache extends Memory
{
    private readonly MemoryRedis $redis;

    public function __construct()
    {
        parent::__construct(new SerializerFactory());
        $this->redis = new MemoryRedis();
    }

    /** Phalcon's own complains about a key that is not there. */
    public function get(string $key, $defaultValue = null): mixed
    {
        return $this->has($key) ? parent::get($key, $defaultValue) : $defaultValue;
    }

    /** Core's settings go past the cache, to Redis itself. */
    public function getAdapter(): MemoryRedis
    {
        return $this->redis;
    }
}
