<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

use ErrorException;

/**
 * A warning of PHP's fails the test in which it happens, unless it is Core's own matter.
 */
final class Warnings
{
    public static function register(): void
    {
        $core = getenv('MIKOPBX_CORE');
        set_error_handler(static function (int $level, string $message, string $file, int $line) use ($core): bool {
            if ((error_reporting() & $level) === 0) {
                return false;
            }
            if ($core && str_starts_with($file, "$core/")) {
                return true;
            }
            throw new ErrorException($message, 0, $level, $file, $line);
        });
    }
}
