<?php

/**
 * Installs and enables a module on a new PBX, for router.php:
 *
 *   MIKO_GEN_MODULE=folder MIKO_GEN_SCRATCH=folder php install.php [FILE]
 *
 * The file, if there is one, fills the PBX with what a test needs.
 */

declare(strict_types=1);

use MikoGen\TestKit\Pbx;

error_reporting(E_ALL);
require dirname(__DIR__) . '/autoload.php';

Pbx::boot((string)getenv('MIKO_GEN_MODULE'));
$pbx = new Pbx();
$messages = $pbx->install();
if ($messages !== [] || !$pbx->enable()) {
    fwrite(STDERR, 'The module cannot be installed and enabled: ' . implode('; ', $messages) . "\n");
    exit(1);
}
if (isset($argv[1])) {
    require $argv[1];
}
