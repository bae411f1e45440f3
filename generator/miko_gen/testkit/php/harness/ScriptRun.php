<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

use RuntimeException;

/**
 * What a script of the module did that cron or another program runs.
 */
final class ScriptRun
{
    private function __construct(public readonly int $exitCode, public readonly string $output)
    {
    }

    /**
     * @param list<string> $arguments
     * @param array<string, string> $environment
     */
    public static function run(string $script, array $arguments, array $environment): self
    {
        if (!is_file($script)) {
            throw new RuntimeException("there is no script $script");
        }
        $process = proc_open(
            Php::command($script, $arguments),
            [['file', '/dev/null', 'r'], ['pipe', 'w'], ['redirect', 1]],
            $pipes,
            '/',
            Php::environment($environment)
        );
        if ($process === false) {
            throw new RuntimeException("cannot run $script");
        }
        $said = (string)stream_get_contents($pipes[1]);
        fclose($pipes[1]);

        return new self(proc_close($process), $said);
    }
}
