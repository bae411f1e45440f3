<?php

/**
 * Loads the stand-ins of this folder, and Core's "Globals.php" from it.
 */

declare(strict_types=1);

set_include_path(__DIR__ . PATH_SEPARATOR . get_include_path());

spl_autoload_register(static function (string $class): void {
    $file = __DIR__ . '/' . str_replace('\\', '/', $class) . '.php';
    if (is_file($file)) {
        require $file;
    }
});
