<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

use ErrorException;
use Throwable;

/**
 * What Core does in every script that begins with its "Globals.php": warnings become exceptions, and an exception that
 * nobody catches is logged, printed and ends the script.
 */
final class ScriptErrors
{
    public static function register(): void
    {
        SystemLog::$isEchoed = true;
        set_error_handler(static function (int $level, string $message, string $file, int $line): bool {
            if ((error_reporting() & $level) === 0) {
                return false;
            }
            if (str_contains($message, '/Memory.zep')) {
                // Phalcon's memory, which stands for Redis here, warns of what it does not hold.
                return true;
            }
            throw new ErrorException($message, $level, $level, $file, $line);
        });
        set_exception_handler(static function (Throwable $e): void {
            $place = "in file {$e->getFile()} on line {$e->getLine()}";
            $message = $e::class . ": {$e->getMessage()} $place";
            SystemLog::write(LOG_ERR, $message);
            // Of an AGI script, Asterisk takes this for commands.
            echo $message, PHP_EOL;
            exit(1);
        });
    }
}
