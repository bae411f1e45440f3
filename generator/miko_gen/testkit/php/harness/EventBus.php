<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

/**
 * What pages of the admin cabinet would be told: a file that all processes of the PBX share.
 */
final class EventBus
{
    public function publish(string $type, array $data): void
    {
        $line = json_encode([$type, $data], JSON_INVALID_UTF8_SUBSTITUTE | JSON_THROW_ON_ERROR);
        file_put_contents(self::file(), "$line\n", FILE_APPEND | LOCK_EX);
    }

    public static function clear(): void
    {
        @unlink(self::file());
    }

    /** @return list<array<string, mixed>> what was published under a name */
    public static function published(string $type): array
    {
        $found = [];
        foreach (@file(self::file()) ?: [] as $line) {
            [$name, $data] = json_decode($line, true);
            if ($name === $type) {
                $found[] = $data;
            }
        }

        return $found;
    }

    private static function file(): string
    {
        return getenv('MIKO_GEN_SCRATCH') . '/published';
    }
}
