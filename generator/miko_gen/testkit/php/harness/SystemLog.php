<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

/**
 * What Core and the module write to the system log: a file that all processes of the PBX share.
 */
final class SystemLog
{
    private const LEVELS = ['EMERGENCY', 'ALERT', 'CRITICAL', 'ERROR', 'WARNING', 'NOTICE', 'INFO', 'DEBUG'];

    /** Core's scripts say what they log on stderr too. */
    public static bool $isEchoed = false;

    /** @param int $level LOG_ERR and the like */
    public static function write(int $level, string $message): void
    {
        $line = (self::LEVELS[$level] ?? (string)$level) . ": $message\n";
        file_put_contents(self::file(), $line, FILE_APPEND | LOCK_EX);
        if (self::$isEchoed && defined('STDERR') && is_resource(STDERR) && $level < LOG_DEBUG) {
            fwrite(STDERR, $line);
        }
    }

    public static function text(): string
    {
        return is_file(self::file()) ? (string)file_get_contents(self::file()) : '';
    }

    public static function clear(): void
    {
        @unlink(self::file());
    }

    private static function file(): string
    {
        return (getenv('MIKO_GEN_SCRATCH') ?: sys_get_temp_dir()) . '/system.log';
    }
}
