<?php

/**
 * Calls a method of a module's class on the PBX that is there: php command.php KIT CLASS METHOD < arguments.json.
 * Prints what it returns.
 */

declare(strict_types=1);

[, $kit, $class, $method] = $argv;
require "$kit/Globals.php";

$arguments = json_decode((string)stream_get_contents(STDIN), true, flags: JSON_THROW_ON_ERROR);
echo json_encode((new $class())->$method(...$arguments), JSON_THROW_ON_ERROR);
