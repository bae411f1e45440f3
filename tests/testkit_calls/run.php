<?php

/**
 * Prints what the classes of a call do, on the stand-ins or, with MIKOPBX_CORE, on Core's own: php run.php KIT MODULE
 */

declare(strict_types=1);

use MikoGen\TestKit\AgiCall;
use MikoGen\TestKit\Pbx;
use MikoGen\TestKit\ScriptErrors;
use MikoGen\TestKit\SystemLog;

[, $kit, $module] = $argv;
require "$kit/bootstrap.php";

Pbx::boot($module);
$pbx = new Pbx();
$call = $pbx->agi(
    'agi.php',
    ['CALLERID(name)' => 'Bob', 'SPACES' => 'a  b', 'EQUALS' => 'a=b (c d) e=f g=', 'EXTEN' => '9'],
    ['first argument']
);
$commands = [$call->exitCode, $call->hungUp, $call->commands, $call->variables];
[$returned, $complaints] = explode("\n", $call->errors, 2) + [1 => ''];

$endless = getenv('MIKO_GEN_SCRATCH') . '/endless.php';
file_put_contents($endless, '<?php while (fgets(STDIN) !== false); sleep(99);');
$ended = AgiCall::run($endless, [], [], [], limit: 0.5);

ScriptErrors::register();
SystemLog::$isEchoed = false;
SystemLog::clear();
$said = [
    'agi' => [$commands, json_decode($returned, true), $complaints],
    'endless' => [$ended->exitCode, $ended->errors],
    'manager' => require __DIR__ . '/manager.php',
    'helpers' => require __DIR__ . '/helpers.php',
    'log' => explode("\n", trim($pbx->log())),
];
$pretty = JSON_PRETTY_PRINT | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES;
echo json_encode($said, $pretty | JSON_INVALID_UTF8_SUBSTITUTE | JSON_PARTIAL_OUTPUT_ON_ERROR), PHP_EOL;
