<?php

/**
 * A part of a test that has a process of its own: see harness/Elsewhere.php.
 */

declare(strict_types=1);

require_once 'Globals.php';

MikoGen\TestKit\Warnings::register();
MikoGen\TestKit\Elsewhere::answer($argv[1]);
