<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

/**
 * Stands for Core's logger: what it is told goes to the system log of the tests.
 */
final class CoreLog
{
    private const LEVELS = ['emergency', 'alert', 'critical', 'error', 'warning', 'notice', 'info', 'debug'];

    public function log(int|string $level, string $message): void
    {
        SystemLog::write(is_int($level) ? $level : (int)array_search($level, self::LEVELS, true), $message);
    }

    public function __call(string $level, array $arguments): void
    {
        $this->log($level, (string)($arguments[0] ?? ''));
    }
}
