<?php

/**
 * A script of agi-bin/: every method of AGI, what it returns or throws, as JSON on stderr.
 */

declare(strict_types=1);

use MikoPBX\Core\Asterisk\AGI;

ini_set('display_errors', 'stderr');
require_once 'Globals.php';

$agi = new AGI();
$calls = [
    ['answer'], ['databasePut', 'f', 'k', "a\nb'\"c"], ['database_get', 'f', 'k'], ['database_del', 'f', 'k'],
    ['database_del', 'f', 'k'], ['database_deltree', 'f'], ['database_deltree', 'f', 'k'], ['evaluate', 'NOOP'],
    ['exec', 'Playback', ['a', 'b']], ['exec', 'Set', 'Y=1=2'], ['exec_absolutetimeout', 4],
    ['exec_dial', 'PJSIP', '201'], ['exec_dial', 'PJSIP', '201', 3, 'tT', 'u'], ['exec_goto', '1'],
    ['exec_goto', 'a', 'b', 'c'], ['getCallerIdName', '123'], ['getCallerIdName', 'Bob'], ['getData', 'f'],
    ['getData', 'f', 10, 2], ['get_variable', 'NONE'], ['get_variable', 'TWO SPACES'], ['get_variable', 'SPACES'],
    ['get_variable', 'SPACES', true], ['get_variable', 'EQUALS', true], ['noop', 'x'], ['send_image', 'x'],
    ['send_text', 'x'], ['set_autohangup', 3], ['set_callerid', '"Bob X" <12>'],
    ['get_variable', 'CALLERID(name)', true], ['set_callerid', '12'], ['set_music'], ['set_music', false, 'c'],
    ['set_var', 'a', 1], ['set_var', 'a', 'b'], ['set_variable', '__N', "a \"b\"\\c\nd"],
    ['evaluate', 'GET FULL VARIABLE ${N}-${EXTEN}'], ['stream_file', 'x'], ['stream_file', 'x', '12', 5],
    ['verbose', "x\r\ny", 3], ['wait_for_digit', 5], ['hangup', 'Other/1'], ['evaluate', 'NONSENSE'],
    ['evaluate', 'GET VARIABLE'],
];
$said = ['request' => $agi->request];
foreach ($calls as $number => $call) {
    $method = array_shift($call);
    try {
        $said["$number $method"] = $agi->$method(...$call);
    } catch (Throwable $e) {
        $said["$number $method"] = $e::class . ': ' . $e->getMessage();
    }
}
fwrite(STDERR, (string)json_encode($said));
$agi->hangup();
$agi->set_variable('TOO_LATE', '1');
