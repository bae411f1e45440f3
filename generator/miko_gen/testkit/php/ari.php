<?php

/**
 * Asterisk's REST interface for tests: see harness/AriServer.php.
 */

declare(strict_types=1);

require __DIR__ . '/autoload.php';

(new MikoGen\TestKit\AriHub())->run();
