<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

use Phalcon\Cache\Adapter\Memory;
use Phalcon\Storage\SerializerFactory;

/**
 * Stands for the cache that Core keeps in Redis: what is set in it is found, and forgotten, by its keys in Redis too.
 */
final class CoreCache extends Memory
{
    private MemoryRedis $redis;

    public function __construct()
    {
        parent::__construct(new SerializerFactory());
        $this->redis = new MemoryRedis();
    }

    public function get(string $key, $defaultValue = null): mixed
    {
        return $this->has($key) ? unserialize($this->redis->get($key)) : $defaultValue;
    }

    public function set(string $key, $value, $ttl = null): bool
    {
        // All processes of a PBX share Redis, and each has a cache of its own here: which modules are enabled is not kept.
        if (str_contains($key, 'isEnabled')) {
            return true;
        }

        return $this->redis->set($key, serialize($value));
    }

    public function has(string $key): bool
    {
        return $this->redis->exists($key) > 0;
    }

    public function delete(string $key): bool
    {
        return $this->redis->del($key) > 0;
    }

    public function clear(): bool
    {
        $this->redis = new MemoryRedis();

        return true;
    }

    /** Core's settings go past the cache, to Redis itself. */
    public function getAdapter(): MemoryRedis
    {
        return $this->redis;
    }
}
