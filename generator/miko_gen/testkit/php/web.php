<?php

/**
 * A web for tests: see harness/WebServer.php.
 */

declare(strict_types=1);

require __DIR__ . '/autoload.php';

(new MikoGen\TestKit\WebHub($argv[1]))->run();
