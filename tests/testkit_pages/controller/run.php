<?php

/**
 * Asks a controller in the way that a browser does, on the stand-ins or, with MIKOPBX_CORE, on Core: both answer alike.
 *
 *   MIKO_GEN_MODULE=folder MIKO_GEN_SCRATCH=folder php run.php KIT
 */

declare(strict_types=1);

use MikoGen\TestKit\Pages\Cabinet;
use MikoGen\TestKit\Pbx;
use Phalcon\Di\Di;

error_reporting(E_ALL);
require $argv[1] . '/autoload.php';

Pbx::boot((string)getenv('MIKO_GEN_MODULE'));
$pbx = new Pbx();
$pbx->install() === [] && $pbx->enable() || exit(1);
set_error_handler(static fn (int $level, string $message, string $file, int $line): bool
    => (error_reporting() & $level) !== 0 ? throw new ErrorException($message, 0, $level, $file, $line) : false);

$ajax = ['HTTP_X_REQUESTED_WITH' => 'XMLHttpRequest'];
$asked = [
    'a page' => ['index'],
    'facts' => ['facts/one/2', ['q' => 'asked'], [], $ajax],
    'facts of a POST' => ['facts', [], ['p' => ' <b>sent</b> '], $ajax],
    'save' => ['save', [], ['name' => 'Doors Ltd'], $ajax],
    'save again' => ['save', [], ['name' => 'Doors Ltd'], $ajax],
    'save too little' => ['save', [], ['name' => ''], $ajax],
    'change' => ['save', [], ['id' => '1', 'name' => 'Other Ltd'], $ajax],
    'remove' => ['remove/1', [], [], $ajax],
    'forward' => ['elsewhere', [], [], $ajax],
    'parameters' => ['target/7', [], [], $ajax],
    'wrong parameters' => ['target/seven', [], [], $ajax],
    'raw' => ['raw', [], [], $ajax],
    'say' => ['say', [], [], $ajax],
    'tools' => ['tools', [], [], $ajax],
    'no such action' => ['never', [], [], $ajax],
];
$answers = [];
foreach ($asked as $name => [$path]) {
    [, $query, $post, $server] = $asked[$name] + [1 => [], 2 => [], 3 => []];
    [$_GET, $_POST, $_REQUEST, $_COOKIE] = [$query, $post, $query + $post, []];
    $_SERVER = $server + ['REQUEST_METHOD' => $post === [] ? 'GET' : 'POST', 'REMOTE_ADDR' => '127.0.0.1'] + $_SERVER;
    $_SERVER = $server === [] ? array_diff_key($_SERVER, $ajax) : $_SERVER;
    $depth = ob_get_level();
    try {
        $cabinet = new Cabinet(Di::getDefault(), Pbx::module(), (string)getenv('MIKO_GEN_SCRATCH'));
        $answer = $cabinet->answer("/module-phone-directory/doors/$path");
        if (preg_match('~<div id="ajax-messages"></div>\s*(.*?)\s*</div>\s*<div id="pbx-version">~s', $answer, $found) === 1) {
            $answer = $found[1];
        }
    } catch (Throwable $error) {
        $answer = $error instanceof TypeError ? TypeError::class : get_class($error) . ': ' . $error->getMessage();
    }
    while (ob_get_level() > $depth) {
        ob_end_clean();
    }
    $answers[$name] = json_decode($answer, true) ?? $answer;
}
echo json_encode($answers, JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR), "\n";
