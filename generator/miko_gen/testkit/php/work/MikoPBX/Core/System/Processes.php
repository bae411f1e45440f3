<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\Core\System;

use InvalidArgumentException;
use MikoPBX\Core\System\Directories;
use MikoPBX\Core\System\SystemMessages;
use RuntimeException;

/**
 * Commands run as they are. Processes are those of this PBX only, known by their pid files; the tests start them, so
 * that none is left behind (Core/System/Processes.php).
 */
trait Processes
{
    private const VALID_ACTIONS = ['start', 'stop', 'restart', 'status', 'soft-restart'];

    public static function mwExec(string $command, ?array &$outArr = null, ?int &$retVal = null): int
    {
        if (trim($command) === '') {
            throw new RuntimeException('Empty command provided to mwExec');
        }
        $outArr = [];
        exec("$command 2>&1", $outArr, $retVal);

        return $retVal;
    }

    public static function mwExecBg(
        string $command,
        string $outFile = self::DEFAULT_OUTPUT_FILE,
        int $sleepTime = 0
    ): void {
        $wait = $sleepTime > 0 ? "sleep $sleepTime; " : '';
        exec('nohup sh -c ' . escapeshellarg($wait . $command) . " > $outFile 2>&1 &");
    }

    public static function mwExecBgWithTimeout(
        string $command,
        int $timeout = self::DEFAULT_BG_TIMEOUT,
        string $logName = self::DEFAULT_OUTPUT_FILE
    ): void {
        exec("nohup timeout $timeout $command > $logName 2>&1 &");
    }

    public static function mwExecCommands(array $arrCmds, ?array &$out = [], string $logname = ''): void
    {
        $out = [];
        foreach ($arrCmds as $command) {
            self::mwExec($command, $said);
            array_push($out, "$command;", ...$said);
        }
        if ($logname !== '') {
            file_put_contents(self::TEMP_SCRIPTS_DIR . "/{$logname}_commands.log", implode("\n", $out));
        }
    }

    public static function getPidFilePath(string $className, int $instanceNum = 1): string
    {
        $name = strtr($className, '\\', '-') . ($instanceNum > 1 ? "-$instanceNum" : '');

        return self::kitPidFolder() . "/$name" . self::PID_FILE_SUFFIX;
    }

    public static function savePidFile(string $pidFile, int $pid): void
    {
        $written = "$pidFile.$pid";
        if (file_put_contents($written, (string)$pid) === false || !rename($written, $pidFile)) {
            throw new RuntimeException('PID file operation failed');
        }
    }

    public static function removePidFile(string $pidFile, ?int $expectedPid = null): bool
    {
        $isOwn = is_file($pidFile)
            && ($expectedPid === null || (int)file_get_contents($pidFile) === $expectedPid);

        return $isOwn && unlink($pidFile);
    }

    public static function isProcessRunning(string $processIdOrName): bool
    {
        return is_numeric($processIdOrName)
            ? posix_kill((int)$processIdOrName, 0)
            : self::getPidOfProcess($processIdOrName) !== '';
    }

    /** The ids of the running workers whose class has the name in it. */
    public static function getPidOfProcess(string $name, string $exclude = ''): string
    {
        $found = [];
        foreach (glob(self::kitPidFolder() . '/*' . self::PID_FILE_SUFFIX) ?: [] as $file) {
            $class = strtr(basename($file), '-', '\\');
            $pid = (int)file_get_contents($file);
            $isAsked = str_contains($class, $name) && ($exclude === '' || !str_contains($class, $exclude));
            if ($isAsked && $pid > 0 && posix_kill($pid, 0)) {
                $found[] = $pid;
            }
        }

        return implode(' ', $found);
    }

    /** Workers have the names of their classes; 1 is what `killall` says when nothing of this name runs. */
    public static function killByName(string $procName): ?int
    {
        if (trim($procName) === '') {
            throw new InvalidArgumentException('Process name cannot be empty');
        }
        $result = 1;
        $own = '/^' . preg_quote(strtr($procName, '\\', '-'), '/') . '(-\d+)?\\' . self::PID_FILE_SUFFIX . '$/';
        foreach (glob(self::kitPidFolder() . '/*' . self::PID_FILE_SUFFIX) ?: [] as $file) {
            $pid = (int)@file_get_contents($file);
            if (preg_match($own, basename($file)) === 1 && $pid > 0 && posix_kill($pid, SIGTERM)) {
                $result = 0;
            }
        }

        return $result;
    }

    /** Running workers get their signal; a new one is the test's to start. */
    public static function processPHPWorker(
        string $className,
        string $paramForPHPWorker = 'start',
        string $action = 'restart'
    ): void {
        self::kitCheckAction($action);
        $method = self::class . '::' . __FUNCTION__;
        SystemMessages::sysLogMsg($method, "processPHPWorker $className action-$action", LOG_DEBUG);
        $signal = match ($action) {
            'restart', 'soft-restart' => SIGUSR1,
            'stop' => SIGTERM,
            default => null,
        };
        foreach (array_filter(explode(' ', self::getPidOfProcess($className))) as $pid) {
            if ($signal !== null) {
                posix_kill((int)$pid, $signal);
            }
        }
    }

    public static function processWorker(
        string $cmd,
        string $param,
        string $procName,
        string $action,
        string $outFile = self::DEFAULT_OUTPUT_FILE
    ): array|bool {
        self::kitCheckAction($action);
        $pid = self::getPidOfProcess($procName);

        return $action === 'status'
            ? ['status' => $pid === '' ? 'Stopped' : 'Started', 'app' => $procName, 'PID' => $pid]
            : true;
    }

    public static function restartAllWorkers(bool $softRestart = false): void
    {
        self::processPHPWorker('', 'start', $softRestart ? 'soft-restart' : 'restart');
    }

    private static function kitPidFolder(): string
    {
        $folder = Directories::getDir(Directories::CORE_TEMP_DIR) . '/php-workers';
        if (!is_dir($folder)) {
            @mkdir($folder, 0755, true);
        }

        return $folder;
    }

    private static function kitCheckAction(string $action): void
    {
        if (!in_array($action, self::VALID_ACTIONS, true)) {
            throw new InvalidArgumentException("Invalid action: $action");
        }
    }
}
