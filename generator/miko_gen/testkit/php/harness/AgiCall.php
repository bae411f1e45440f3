<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

use RuntimeException;

/**
 * What a script of agi-bin/ did during a call.
 */
final class AgiCall
{
    /** A call does not wait longer for its script. */
    private const SECONDS = 15.0;
    private const HANGUP_SIGNAL = 1;

    /**
     * @param int $exitCode 0 also when Asterisk ended the script, because it had hung up; -1 when it never ended
     * @param list<string> $commands as the script sent them
     * @param array<string, string> $variables of the channel after the call, by the names that the dialplan reads
     * @param bool $hungUp does the call end with the script?
     * @param string $errors stderr, and what Asterisk would have complained about
     */
    private function __construct(
        public readonly int $exitCode,
        public readonly array $commands,
        public readonly array $variables,
        public readonly bool $hungUp,
        public readonly string $errors,
        public readonly float $seconds
    ) {
    }

    /**
     * @param array<string, string> $variables
     * @param list<string> $arguments
     * @param array<string, string> $environment
     * @param array<string, string> $settings of php.ini
     */
    public static function run(
        string $script,
        array $variables,
        array $arguments,
        array $environment,
        array $settings = [],
        float $limit = self::SECONDS
    ): self {
        if (!is_file($script)) {
            throw new RuntimeException("there is no script $script");
        }
        $start = hrtime(true);
        $elapsed = static fn (): float => (hrtime(true) - $start) / 1e9;
        $channel = new AgiChannel(array_map(strval(...), $variables));
        $process = proc_open(
            Php::command($script, $arguments, $settings),
            [['pipe', 'r'], ['pipe', 'w'], ['pipe', 'w']],
            $pipes,
            dirname($script),
            Php::environment($environment)
        );
        if ($process === false) {
            throw new RuntimeException("cannot run $script");
        }
        [$in, $out, $err] = $pipes;
        stream_set_blocking($out, false);
        stream_set_blocking($err, false);
        @fwrite($in, $channel->greeting(basename($script), $arguments));
        $said = $errors = '';
        while (!feof($out) || !feof($err)) {
            if ($elapsed() > $limit) {
                proc_terminate($process, 9);
                $errors .= "The script did not end within $limit seconds.\n";
                break;
            }
            $read = array_filter([$out, $err], static fn ($pipe): bool => !feof($pipe));
            $write = $except = null;
            if (!stream_select($read, $write, $except, 0, 200000)) {
                continue;
            }
            $errors .= stream_get_contents($err);
            $said .= stream_get_contents($out);
            while (($end = strpos($said, "\n")) !== false) {
                $answer = $channel->answer(substr($said, 0, $end));
                $said = substr($said, $end + 1);
                if ($channel->isHungUp) {
                    // Asterisk does this a moment after its answer: what the script does next, it does not reliably do.
                    proc_terminate($process, self::HANGUP_SIGNAL);
                }
                @fwrite($in, $answer);
            }
        }
        $exitCode = self::close($process, $pipes);

        return new self(
            $channel->isHungUp && $exitCode === 128 + self::HANGUP_SIGNAL ? 0 : $exitCode,
            $channel->commands,
            $channel->variables,
            $channel->isCallEnded,
            implode("\n", array_filter([trim($errors), ...$channel->complaints])),
            $elapsed()
        );
    }

    /**
     * @param resource $process
     * @param array<int, resource> $pipes
     */
    private static function close($process, array $pipes): int
    {
        array_map(fclose(...), $pipes);
        do {
            $status = proc_get_status($process);
        } while ($status['running'] && usleep(2000) === null);
        proc_close($process);
        if ($status['signaled']) {
            return $status['termsig'] === 9 ? -1 : 128 + $status['termsig'];
        }

        return $status['exitcode'];
    }
}
