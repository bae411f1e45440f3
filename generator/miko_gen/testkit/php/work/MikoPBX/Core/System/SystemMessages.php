<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\Core\System;

use MikoGen\TestKit\SystemLog;

/** What Core prints on its console goes to stdout, what it logs to the log that a test can read. */
trait SystemMessages
{
    public static function sysLogMsg(string $ident, string $message, int $level = LOG_WARNING): void
    {
        SystemLog::write($level, $ident === static::class ? $message : "$message on $ident");
    }

    public static function echoWithSyslog(string $message): void
    {
        echo $message;
        SystemLog::write(LOG_INFO, trim($message));
    }

    public static function echoStartMsg(string $message): void
    {
        echo $message;
        SystemLog::write(LOG_DEBUG, trim($message));
    }

    public static function echoResultMsg(string $message, string $result = self::RESULT_DONE): void
    {
        self::echoResult($message, $result);
        SystemLog::write(LOG_DEBUG, trim($message) . ' - ' . self::kitOutcome($result));
    }

    public static function echoResultMsgWithTime(
        string $message,
        string $result = self::RESULT_DONE,
        float $elapsedTime = 0.0
    ): void {
        self::echoResultWithTime($message, $result, $elapsedTime);
        $time = sprintf(' (%.2fs)', $elapsedTime);
        SystemLog::write(LOG_DEBUG, trim($message) . ' - ' . self::kitOutcome($result) . $time);
    }

    /** Dots up to the edge of the screen, then the result. */
    public static function echoResult(string $message, string $result = self::RESULT_DONE): void
    {
        echo str_repeat('.', max(0, (int)self::getCountCols() - strlen($message) - 8)), self::kitResult($result);
    }

    public static function echoResultWithTime(
        string $message,
        string $result = self::RESULT_DONE,
        float $elapsedTime = 0.0
    ): void {
        $time = sprintf(' (%.2fs)', $elapsedTime);
        $dots = max(0, (int)self::getCountCols() - strlen($message) - 8 - strlen($time));
        echo str_repeat('.', $dots), str_replace(" \n", "$time \n", self::kitResult($result));
    }

    public static function echoToTeletype(string $message, bool $echoToConsole = false): void
    {
        echo $echoToConsole ? $message : '';
    }

    /** There is no serial port here. */
    public static function teletypeEchoResult(string $message, string $result = self::RESULT_DONE): void
    {
    }

    public static function teletypeEchoResultWithTime(
        string $message,
        string $result = self::RESULT_DONE,
        float $elapsedTime = 0.0
    ): void {
    }

    public static function getCountCols(): string
    {
        return '80';
    }

    private static function kitOutcome(string $result): string
    {
        return match ($result) {
            self::RESULT_DONE => 'completed successfully',
            self::RESULT_FAILED => 'failed',
            self::RESULT_SKIPPED => 'skipped',
            self::RESULT_WARNING => 'completed with warnings',
            default => $result,
        };
    }

    /** In colour: green, red, yellow. */
    private static function kitResult(string $result): string
    {
        [$colour, $word] = match ($result) {
            self::RESULT_DONE, '1' => ['32;1', 'DONE'],
            self::RESULT_FAILED, '0' => ['31;1', 'FAIL'],
            self::RESULT_SKIPPED => ['33;1', 'SKIP'],
            self::RESULT_WARNING => ['33;1', 'WARN'],
            default => ['90', $result],
        };

        return ($colour === '90' ? '' : ' ') . "\033[{$colour}m$word\033[0m \n";
    }
}
