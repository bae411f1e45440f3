<?php

/**
 * What a module's tests begin with: the harness, on the best engine that the environment names.
 */

declare(strict_types=1);

error_reporting(E_ALL);
require __DIR__ . '/autoload.php';
// Before PHPUnit sets a handler of its own: where there is one, it leaves it alone.
MikoGen\TestKit\Warnings::register();
