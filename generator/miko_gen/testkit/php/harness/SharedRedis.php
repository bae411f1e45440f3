<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

/**
 * Redis for the workers of a PBX: its lists are there for every process, all else for this one only.
 */
final class SharedRedis extends MemoryRedis
{
    public function rPush($key, ...$elements): int
    {
        foreach ($elements as $element) {
            Tubes::here()->put("redis $key", (string)$element);
        }

        return $this->lLen($key);
    }

    public function lLen($key): int
    {
        return Tubes::here()->count("redis $key");
    }

    /** @return array{string, string}|array{} the list and its first element, or nothing in time */
    public function blPop($key_or_keys, $timeout_or_key, ...$extra_args): array
    {
        $tubes = array_map(static fn (string $key): string => "redis $key", (array)$key_or_keys);
        $taken = Tubes::here()->take($tubes, (float)$timeout_or_key);

        return $taken === null ? [] : [substr($taken['tube'], strlen('redis ')), $taken['data']];
    }
}
