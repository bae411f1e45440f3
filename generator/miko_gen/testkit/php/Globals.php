<?php

/**
 * What Core's scripts begin with: here it boots the PBX of the test that started the script.
 */

declare(strict_types=1);

use MikoGen\TestKit\ScriptErrors;
use MikoGen\TestKit\Pbx;

// Whoever loads the script only for its class has all this already, or does without.
if (getenv('MIKO_GEN_MODULE') && !class_exists(Pbx::class, false)) {
    if (getenv('MIKO_GEN_WARNING')) {
        // A test wants to see where the script lets PHP say such things.
        trigger_error((string)getenv('MIKO_GEN_WARNING'), E_USER_WARNING);
    }
    require __DIR__ . '/autoload.php';
    ScriptErrors::register();
    Pbx::boot(getenv('MIKO_GEN_MODULE'));
}
