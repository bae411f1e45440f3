<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

/**
 * The command that runs another PHP script as this one is run: the same program, the same options.
 */
final class Php
{
    /**
     * @param list<string> $arguments
     * @param array<string, string> $settings of php.ini
     *
     * @return list<string>
     */
    public static function command(string $script, array $arguments = [], array $settings = []): array
    {
        // Scripts of Core begin with "Globals.php", which is found in the kit's folder.
        $options = ['-d', 'include_path=' . dirname(__DIR__), '-d', 'display_errors=1', '-d', 'error_reporting=-1'];
        foreach ($settings as $name => $value) {
            array_push($options, '-d', "$name=$value");
        }

        return [...self::program(), ...$options, $script, ...$arguments];
    }

    /**
     * What a process of the module inherits, so that it finds this PBX.
     *
     * @param array<string, string> $more
     *
     * @return array<string, string>
     */
    public static function environment(array $more): array
    {
        return ['MIKO_GEN_MODULE' => Pbx::module()->folder] + $more + getenv();
    }

    /**
     * The program that MIKO_GEN_PHP names. Without it, PHP's own binary is not enough where it runs with options or by
     * a loader of its own: Linux knows the whole command.
     *
     * @return list<string>
     */
    private static function program(): array
    {
        $named = getenv('MIKO_GEN_PHP');
        if ($named !== false && $named !== '') {
            return [$named];
        }
        $command = explode("\0", rtrim((string)@file_get_contents('/proc/self/cmdline'), "\0"));
        $own = array_slice($command, 0, count($command) - count($_SERVER['argv'] ?? []));
        if ($own !== [] && in_array(end($own), ['-f', '--'], true)) {
            array_pop($own);
        }
        $isPlain = $own !== [] && !in_array('-r', $own, true);

        return $isPlain ? $own : [PHP_BINARY];
    }
}
