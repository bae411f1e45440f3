<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

/**
 * Stands for the cache that Core keeps in Redis: it forgets everything when the process ends.
 */
final class KitCache
{
    /** @var array<string, mixed> */
    private array $values = [];
    private readonly MemoryRedis $redis;

    public function __construct()
    {
        $this->redis = new MemoryRedis();
    }

    public function getAdapter(): MemoryRedis
    {
        return $this->redis;
    }

    public function getPrefix(): string
    {
        return '';
    }

    public function get(string $key, mixed $default = null): mixed
    {
        return $this->values[$key] ?? $default;
    }

    public function set(string $key, mixed $value, mixed $ttl = null): bool
    {
        $this->values[$key] = $value;
        return true;
    }

    public function has(string $key): bool
    {
        return isset($this->values[$key]);
    }

    public function delete(string $key): bool
    {
        $isThere = isset($this->values[$key]);
        unset($this->values[$key]);
        return $isThere;
    }

    public function clear(): bool
    {
        $this->values = [];
        return true;
    }
}
