<?php

/**
 * Loads the harness and, unless MIKOPBX_CORE names a checkout of the real ones, the stand-ins of Core's classes.
 */

declare(strict_types=1);

set_include_path(__DIR__ . PATH_SEPARATOR . get_include_path());

spl_autoload_register(static function (string $class): void {
    $path = str_replace('\\', '/', $class) . '.php';
    $places = [
        'MikoGen/TestKit/Work/' => ['work/'],
        'MikoGen/TestKit/' => ['harness/'],
        'PHPUnit/' => ['phpunit/'],
        'Pheanstalk/' => ['harness/core/Pheanstalk/'],
        '' => getenv('MIKOPBX_CORE') ? [] : ['classes/', 'standins/'],
    ];
    foreach ($places as $prefix => $folders) {
        if (!str_starts_with($path, $prefix)) {
            continue;
        }
        foreach ($folders as $folder) {
            $file = __DIR__ . "/$folder" . substr($path, strlen($prefix));
            if (is_file($file)) {
                require $file;
                return;
            }
        }
    }
});
