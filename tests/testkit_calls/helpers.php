<?php

/**
 * Calls Core's helpers: each call with what it returns or throws, and what it prints.
 */

declare(strict_types=1);

use MikoPBX\Common\Library\Text;
use MikoPBX\Core\System\Processes;
use MikoPBX\Core\System\SystemMessages;
use MikoPBX\Core\System\Util;
use MikoPBX\Core\Workers\WorkerBase;

require_once 'Globals.php';

$folder = getenv('MIKO_GEN_SCRATCH') . '/helpers';
mkdir($folder);
$inFolder = static fn (mixed $path): string => str_replace($folder, '', (string)$path);
$attributes = "[endpoint]\nallow = alaw\nset_var=A=1\nset_var=B=2\n[aor] more\nmax_contacts=3\nnothing\nempty=\nzero=0";
$named = [
    [Util::class, 'trimExtensionForFile', ['a.b.wav'], ['x'], ['a-b', '-'], ['/a.b/c']],
    [Util::class, 'getExtensionOfFile', ['a.b.wav'], ['x']],
    [Util::class, 'getExtensionX', [3], [0]],
    [Util::class, 'isJson', ['{}'], ['x'], ['']],
    [Util::class, 'numberToDate', ['1700000000.5'], ['abc'], ['']],
    [Util::class, 'flattenArray', [[1, [2, ['a' => 3]], []]]],
    [Util::class, 'mFileSize', ['/nosuch']],
    [Util::class, 'recFileExists', ['/nosuch'], ['/etc/passwd']],
    [Util::class, 'getSizeOfFile', ['/nosuch']],
    [Util::class, 'getFilePathByClassName', ['NoSuch']],
    [Util::class, 'generateRandomString', [0]],
    [Util::class, 'isRecoveryMode', []],
    [
        Util::class, 'parseIniSettings',
        [$attributes], [base64_encode("a=1\nb = 2 = 3\nsetvar=X=1\nsetvar=Y=2")], ["a=1\n[x]\nb=2"], [''],
        ["[a]x=1\ny=2"], ["; c\r\n[z]\r\nq = 5 \r\nr = [1]"],
    ],
    [Processes::class, 'mwExec', [' ']],
    [Processes::class, 'killByName', ['']],
    [Processes::class, 'processPHPWorker', ['X', 'start', 'nosuch']],
    [Processes::class, 'processWorker', ['x', 'y', 'nosuchprocess', 'status'], ['x', 'y', 'nosuchprocess', 'bad']],
    [Processes::class, 'isProcessRunning', ['99999999'], ['nosuchprocess'], [(string)getmypid()]],
    [
        Text::class, 'camelize',
        ['a-b_c d'], ['FooBAR', '-'], ['ping_A\B\Cd', '\\'], ['', null, true], ['x-y', null, true], ['a--b'],
        ['a.b.c', '.'],
    ],
    [Text::class, 'uncamelize', ['FooBar'], ['FooBar', '-'], ['ABC'], [''], ['foo'], ['Foo Bar'], ['A\B', '\\']],
    [Text::class, 'startsWith', ['Abc', 'a'], ['Abc', 'a', false], ['', 'a'], ['a', ''], ['äb', 'Ä']],
    [Text::class, 'underscore', ['a b  c'], [' x '], ['']],
    [SystemMessages::class, 'echoResult', ['hello'], ['hello', 'Failed'], ['hello', '1'], ['hello', 'else']],
    [SystemMessages::class, 'echoResultMsg', ['hello', 'Skipped'], ['hello', 'Warning']],
    [SystemMessages::class, 'echoResultMsgWithTime', ['hello', 'Done', 1.234]],
    [SystemMessages::class, 'echoStartMsg', ['hello']],
    [SystemMessages::class, 'echoWithSyslog', ['hello']],
    [SystemMessages::class, 'sysLogMsg', ['me', 'hello'], [SystemMessages::class, 'hello', LOG_ERR]],
    [WorkerBase::class, 'getModuleIdFromClassName', ['Modules\X\Lib\W'], ['MikoPBX\X']],
    [WorkerBase::class, 'getCheckInterval', []],
];
$calls = [];
foreach ($named as $sets) {
    [$class, $method] = array_splice($sets, 0, 2);
    foreach ($sets as $arguments) {
        $title = substr((string)strrchr($class, '\\'), 1) . "::$method" . json_encode($arguments);
        $title = str_replace((string)getmypid(), 'PID', $title);
        $calls[$title] = static fn () => $class::$method(...$arguments);
    }
}
$options = ['allow' => ['a', 'b'], 'x' => '1', 'e' => '', 'l' => ['p', 'q'], 'type' => 't'];
$calls += [
    'overrideConfigurationArray' => static function () use ($options): array {
        $changes = ['endpoint' => ['type' => 'z', 'x' => '2', 'n' => '3']];
        $text = Util::overrideConfigurationArray($options, $changes, 'endpoint');
        return [$text, $options];
    },
    'random' => static fn () => preg_match('/^[0-9a-zA-Z]{12}$/', Util::generateRandomString(12)),
    'now' => static fn () => preg_match('/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$/', (string)Util::getNowDate()),
    'mwMkdir' => static fn () => [Util::mwMkdir("$folder/a/b $folder/c"), is_dir("$folder/a/b"), is_dir("$folder/c")],
    'symlink' => static function () use ($folder, $inFolder): array {
        touch("$folder/f");
        return [
            Util::createUpdateSymlink("$folder/f", "$folder/l", true),
            $inFolder(readlink("$folder/l")),
            Util::createUpdateSymlink("$folder/f", "$folder/l", true),
            Util::createUpdateSymlink("$folder/a", "$folder/m"),
            Util::createUpdateSymlink("$folder/c", "$folder/m"),
            $inFolder(readlink("$folder/m")),
        ];
    },
    'fileWriteContent' => static function () use ($folder): string {
        Util::fileWriteContent("$folder/w", 'text');
        return (string)file_get_contents("$folder/w");
    },
    'rRmDir' => static function () use ($folder): bool {
        Util::rRmDir("$folder/a");
        return is_dir("$folder/a");
    },
    'mwExec' => static function (): array {
        $code = Processes::mwExec('echo a; echo b >&2; exit 3', $lines, $same);
        return [$code, $lines, $same];
    },
    'mwExecCommands' => static function (): array {
        Processes::mwExecCommands(['echo 1', 'echo 2'], $lines);
        return $lines;
    },
    'pid files' => static function () use ($folder): array {
        Processes::savePidFile("$folder/p.pid", 77);
        $content = file_get_contents("$folder/p.pid");
        $names = [basename(Processes::getPidFilePath('A\B')), basename(Processes::getPidFilePath('A\B', 3))];
        return [$content, $names, ...array_map(
            static fn (?int $pid): bool => Processes::removePidFile("$folder/p.pid", $pid),
            [78, 77, null]
        )];
    },
];

$said = [];
foreach ($calls as $title => $call) {
    ob_start();
    try {
        $result = $call();
    } catch (Throwable $e) {
        $result = $e::class . ': ' . $e->getMessage();
    }
    $said[$title] = [$result, (string)ob_get_clean()];
}
return $said;
