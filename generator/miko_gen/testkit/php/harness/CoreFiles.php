<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

use FilesystemIterator;
use RecursiveCallbackFilterIterator;
use RecursiveDirectoryIterator;
use RecursiveIteratorIterator;
use RuntimeException;

/**
 * Where Core finds its files: classes in the checkout, everything that it writes in the scratch folder.
 */
final class CoreFiles
{
    private const SETTINGS = 'src/Core/System/RootFS/etc/inc/mikopbx-settings.json';

    /** Core's classes; its vendor folder is not needed for what a module's tests touch. */
    public static function autoload(string $core, string $scratch): void
    {
        if (!defined('MIKO_GEN_CORE_APP')) {
            define('MIKO_GEN_CORE_APP', self::application($core, $scratch));
        }
        // Core's own appPath() is declared only where there is none.
        require __DIR__ . '/core/appPath.php';
        if (is_file("$core/vendor/autoload.php")) {
            require_once "$core/vendor/autoload.php";
        }
        spl_autoload_register(static function (string $class) use ($core): void {
            $file = str_starts_with($class, 'MikoPBX\\')
                ? "$core/src/" . strtr(substr($class, strlen('MikoPBX\\')), '\\', '/') . '.php'
                : __DIR__ . '/core/' . strtr($class, '\\', '/') . '.php';
            if (is_file($file)) {
                require_once $file;
            }
        });
    }

    /** Core asks BusyBox whether Asterisk listens before it connects to it: the tests' manager always does. */
    public static function tools(string $scratch): void
    {
        $program = "$scratch/bin/busybox";
        if (!is_file($program)) {
            mkdir("$scratch/bin");
            file_put_contents($program, "#!/bin/sh\ncase \$1 in netstat|grep) exit 0 ;; esac\nexec \"\$@\"\n");
            chmod($program, 0o755);
        }
        $_ENV['PATH'] = "$scratch/bin:" . getenv('PATH');
    }

    /**
     * Core's default settings, with every path below the scratch folder.
     *
     * @return array<string, array<string, mixed>>
     */
    public static function config(string $core, string $scratch): array
    {
        $settings = json_decode((string)@file_get_contents("$core/" . self::SETTINGS), true);
        if (!is_array($settings)) {
            throw new RuntimeException("$core has no " . self::SETTINGS);
        }
        array_walk_recursive($settings, static function (mixed &$value, string|int $key) use ($scratch): void {
            if (is_string($value) && str_starts_with($value, '/') && $key !== 'baseUri') {
                $value = "$scratch/root$value";
                $folder = pathinfo($value, PATHINFO_EXTENSION) === '' ? $value : dirname($value);
                is_dir($folder) || mkdir($folder, 0o755, true);
            }
        });

        return $settings;
    }

    /** The release that git's tags name the checkout with; without git, the newest one that the kit knows. */
    public static function release(string $core): string
    {
        $described = is_dir("$core/.git") ? exec('git -C ' . escapeshellarg($core) . ' describe --tags 2>/dev/null') : '';
        preg_match('/^\d+\.\d+\.\d+/', (string)$described, $found);

        return $found[0] ?? trim((string)file_get_contents(dirname(__DIR__) . '/RELEASE'));
    }

    /** A copy of the module: its database and what Core changes in an installed module lie in there. */
    public static function copy(string $from, string $to): void
    {
        is_dir($to) || mkdir($to, 0o755, true);
        $files = new RecursiveIteratorIterator(
            new RecursiveCallbackFilterIterator(
                new RecursiveDirectoryIterator($from, FilesystemIterator::SKIP_DOTS),
                static fn ($entry): bool => !in_array($entry->getFilename(), ['.git', 'db', 'node_modules', 'vendor'], true)
            ),
            RecursiveIteratorIterator::SELF_FIRST
        );
        foreach ($files as $entry) {
            $target = $to . substr((string)$entry, strlen($from));
            if ($entry->isDir()) {
                is_dir($target) || mkdir($target);
            } else {
                copy((string)$entry, $target);
            }
        }
        is_dir("$to/db") || mkdir("$to/db");
    }

    /** The folder that Core takes for its own: it links a module's views and assets into it. */
    private static function application(string $core, string $scratch): string
    {
        $application = "$scratch/app";
        if (!is_dir($application)) {
            mkdir($application);
            foreach (['resources', 'vendor'] as $folder) {
                is_dir("$core/$folder") && symlink("$core/$folder", "$application/$folder");
            }
            self::link("$core/src", "$application/src", 'AdminCabinet/Views/Modules');
            foreach (['img', 'css', 'js'] as $kind) {
                mkdir("$application/sites/admin-cabinet/assets/$kind/cache", 0o755, true);
            }
        }

        return $application;
    }

    /** Links everything of a folder but the one below it that is $own: that one is new and empty. */
    private static function link(string $from, string $to, string $own): void
    {
        [$first, $rest] = [...explode('/', $own, 2), ''];
        mkdir($to);
        foreach (array_diff(scandir($from) ?: [], ['.', '..', $first]) as $entry) {
            symlink("$from/$entry", "$to/$entry");
        }
        $rest === '' ? mkdir("$to/$first") : self::link("$from/$first", "$to/$first", $rest);
    }
}
