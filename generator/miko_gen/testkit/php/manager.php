<?php

/**
 * A manager interface for tests: see harness/ManagerServer.php.
 */

declare(strict_types=1);

require __DIR__ . '/autoload.php';

(new MikoGen\TestKit\ManagerHub())->run();
