<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

use Redis;

/**
 * The commands of Redis that Core's classes use, in this process. Parameters have no types: the extension's may change.
 */
class MemoryRedis extends Redis
{
    /** @var array<string, mixed> */
    private array $values = [];

    public function __construct($options = null)
    {
    }

    public function select($db): bool
    {
        return true;
    }

    public function get($key): mixed
    {
        return $this->values[$key] ?? false;
    }

    public function set($key, $value, $options = null): bool
    {
        $this->values[$key] = $value;
        return true;
    }

    public function setex($key, $expire, $value): bool
    {
        return $this->set($key, $value);
    }

    public function del($key, ...$other_keys): int
    {
        $before = count($this->values);
        $this->values = array_diff_key($this->values, array_flip([...(array)$key, ...$other_keys]));
        return $before - count($this->values);
    }

    public function exists($key, ...$other_keys): int
    {
        return count(array_intersect_key($this->values, array_flip([...(array)$key, ...$other_keys])));
    }

    public function ttl($key): int
    {
        return isset($this->values[$key]) ? -1 : -2;
    }

    public function expire($key, $timeout, $mode = null): bool
    {
        return isset($this->values[$key]);
    }

    public function keys($pattern): array
    {
        return array_values(array_filter(array_keys($this->values), static fn (string $key): bool => fnmatch($pattern, $key)));
    }

    public function hGet($key, $member): mixed
    {
        return $this->values[$key][$member] ?? false;
    }

    public function hGetAll($key): array
    {
        return $this->values[$key] ?? [];
    }

    public function hExists($key, $field): bool
    {
        return isset($this->values[$key][$field]);
    }

    public function hSet($key, ...$fields_and_vals): int
    {
        foreach (array_chunk($fields_and_vals, 2) as [$field, $value]) {
            $this->values[$key][$field] = (string)$value;
        }
        return intdiv(count($fields_and_vals), 2);
    }

    public function hDel($key, $field, ...$other_fields): int
    {
        $before = count($this->values[$key] ?? []);
        $this->values[$key] = array_diff_key($this->values[$key] ?? [], array_flip([$field, ...$other_fields]));
        return $before - count($this->values[$key]);
    }

    public function hLen($key): int
    {
        return count($this->values[$key] ?? []);
    }

    public function incr($key, $by = 1): int
    {
        return $this->values[$key] = (int)($this->values[$key] ?? 0) + $by;
    }

    public function sAdd($key, $value, ...$other_values): int
    {
        foreach ([$value, ...$other_values] as $one) {
            $this->values[$key][$one] = true;
        }
        return 1 + count($other_values);
    }

    public function sRem($key, $value, ...$other_values): int
    {
        return $this->hDel($key, $value, ...$other_values);
    }

    public function close(): bool
    {
        return true;
    }

    public function lLen($key): int
    {
        return count($this->values[$key] ?? []);
    }

    public function rPush($key, ...$elements): int
    {
        $this->values[$key] = [...($this->values[$key] ?? []), ...$elements];
        return count($this->values[$key]);
    }

    public function publish($channel, $message): int
    {
        return 0;
    }
}
