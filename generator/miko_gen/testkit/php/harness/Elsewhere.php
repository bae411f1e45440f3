<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

use RuntimeException;

/**
 * Calls a method of Pbx in a process of its own, on the PBX that is there.
 */
final class Elsewhere
{
    /**
     * @param list<mixed> $arguments
     * @param array<string, string> $environment
     */
    public static function call(string $method, array $arguments, array $environment): mixed
    {
        $file = (string)tempnam(sys_get_temp_dir(), 'miko-gen');
        $process = proc_open(
            Php::command(dirname(__DIR__) . '/elsewhere.php', [$file]),
            [['pipe', 'r'], ['pipe', 'w'], ['redirect', 1]],
            $pipes,
            null,
            Php::environment($environment)
        );
        if ($process === false) {
            throw new RuntimeException('cannot start PHP');
        }
        fwrite($pipes[0], serialize([$method, $arguments]));
        fclose($pipes[0]);
        $said = stream_get_contents($pipes[1]);
        fclose($pipes[1]);
        $exitCode = proc_close($process);
        $result = (string)file_get_contents($file);
        unlink($file);
        if ($exitCode !== 0 || $result === '') {
            throw new RuntimeException("$method() in a process of its own ended with $exitCode: $said");
        }

        return unserialize($result);
    }

    /** The other end: reads from stdin what to call, and writes what came of it into the file. */
    public static function answer(string $file): void
    {
        [$method, $arguments] = unserialize((string)stream_get_contents(STDIN));
        file_put_contents($file, serialize((new Pbx(isNew: false))->$method(...$arguments)));
    }
}
