<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\Core\Workers;

use MikoPBX\Common\Handlers\CriticalErrorsHandler;
use MikoPBX\Common\Library\Text;
use MikoPBX\Core\System\BeanstalkClient;
use MikoPBX\Core\System\Processes;
use MikoPBX\Core\System\SystemMessages;
use Phalcon\Di\Di;
use Throwable;

/** The life of a worker: its pid file, its signals, its answer to the supervisor (Core/Workers/WorkerBase.php). */
trait WorkerBase
{
    protected const WORKER_STATES = [1 => 'STARTING', 2 => 'RUNNING', 3 => 'STOPPING', 4 => 'RESTARTING'];

    public int $maxProc = 1;
    protected int $instanceId = 1;
    protected bool $needRestart = false;
    protected float $workerStartTime;
    protected int $workerState = 1;

    public function __construct()
    {
        $this->workerStartTime = microtime(true);
        foreach ($GLOBALS['argv'] ?? [] as $argument) {
            if (preg_match('/^--instance-id=(\d+)$/', (string)$argument, $found) === 1) {
                $this->instanceId = (int)$found[1];
                break;
            }
        }
        $this->setResourceLimits();
        pcntl_async_signals(true);
        foreach ([SIGUSR1, SIGTERM, SIGINT] as $signal) {
            pcntl_signal($signal, [$this, 'signalHandler']);
        }
        register_shutdown_function([$this, 'shutdownHandler']);
        Processes::savePidFile($this->getPidFile(), (int)getmypid());
    }

    public function __destruct()
    {
        if ($this->workerState === self::STATE_STOPPING) {
            Processes::removePidFile($this->getPidFile(), (int)getmypid());
        }
    }

    /** Every worker's file calls this when it is loaded; only Core's supervisor gives the argument. */
    public static function startWorker(array $argv, bool $setProcName = true): void
    {
        if (($argv[1] ?? '') !== 'start') {
            return;
        }
        if ($setProcName) {
            cli_set_process_title(static::class);
        }
        try {
            $worker = new static();
            $worker->setWorkerState(self::STATE_RUNNING);
            $worker->start($argv);
            $worker->kitLog(LOG_DEBUG, 'Successfully executed');
        } catch (Throwable $e) {
            CriticalErrorsHandler::handleExceptionWithSyslog($e);
            self::recordModuleCrash(static::class, $e->getMessage());
            sleep(1);
        }
    }

    public function signalHandler(int $signal): void
    {
        $this->kitLog(LOG_DEBUG, "Signal {$this->getSignalString($signal)} received");
        if ($signal === SIGUSR1) {
            $this->setWorkerState(self::STATE_RESTARTING);
            $this->handleSignalUsr1();
        } elseif ($signal === SIGTERM || $signal === SIGINT) {
            $this->setWorkerState(self::STATE_STOPPING);
            exit(0);
        }
    }

    public function shutdownHandler(): void
    {
        $error = error_get_last();
        if ($error === null) {
            $this->kitLog(LOG_DEBUG, 'Clean exit');
        } else {
            $this->kitLog(LOG_ERR, "SHUTDOWN-ERROR: {$error['message']}");
        }
        Processes::removePidFile($this->getPidFile(), (int)getmypid());
    }

    /** Is this the supervisor's ping? Then it has its answer. Only an event with the key `UserEvent` can be. */
    public function replyOnPingRequest(array $parameters): bool
    {
        try {
            $ping = $this->makePingTubeName(static::class);
            if ($parameters['UserEvent'] === $ping) {
                $this->am->UserEvent("{$ping}Pong", []);
                return true;
            }
        } catch (Throwable $e) {
            SystemMessages::sysLogMsg(static::class, 'Ping reply failed: ' . $e->getMessage(), LOG_WARNING);
        }

        return false;
    }

    public function makePingTubeName(string $workerClassName): string
    {
        return Text::camelize("ping_$workerClassName", '\\');
    }

    public function pingCallBack(BeanstalkClient $message): void
    {
        try {
            $message->reply((string)json_encode($message->getBody() . ':pong', JSON_THROW_ON_ERROR));
        } catch (Throwable $e) {
            $this->kitLog(LOG_WARNING, 'PING-ERROR: ' . $e->getMessage());
        }
    }

    public static function getCheckInterval(): int
    {
        return self::KEEP_ALLIVE_CHECK_INTERVAL;
    }

    public function getPidFile(): string
    {
        return Processes::getPidFilePath(static::class, $this->instanceId);
    }

    public static function getModuleIdFromClassName(string $workerClassName): ?string
    {
        $parts = explode('\\', $workerClassName);

        return $parts[0] === 'Modules' ? $parts[1] ?? null : null;
    }

    /** A hundred of these in half an hour, and Core disables the module. */
    public static function recordModuleCrash(string $workerClassName, string $errorMessage): void
    {
        $module = self::getModuleIdFromClassName($workerClassName);
        $services = Di::getDefault();
        if ($module === null || $services === null || !$services->has('redis')) {
            return;
        }
        $key = self::REDIS_CRASH_KEY_PREFIX . $module;
        $redis = $services->getShared('redis');
        $redis->incr($key);
        $redis->expire($key, 1800);
        $redis->set("$key:last_error", mb_substr($errorMessage, 0, 500), ['ex' => 1800]);
    }

    protected function handleSignalUsr1(): void
    {
        $this->needRestart = true;
    }

    protected function setWorkerState(int $state): void
    {
        $this->workerState = $state;
        $this->kitLog(LOG_DEBUG, 'state ' . (self::WORKER_STATES[$state] ?? 'UNDEFINED'));
    }

    protected function getWorkerStatus(): array
    {
        return [
            'state' => $this->workerState,
            'uptime' => microtime(true) - $this->workerStartTime,
            'memory' => memory_get_usage(true),
        ];
    }

    protected function getSignalString(int $signal): string
    {
        return [SIGUSR1 => 'SIGUSR1', SIGTERM => 'SIGTERM', SIGINT => 'SIGINT'][$signal] ?? "SIG_$signal";
    }

    protected function setResourceLimits(): void
    {
        ini_set('memory_limit', self::MEMORY_LIMIT);
        error_reporting(E_ALL);
        ini_set('display_errors', '1');
        set_time_limit(0);
    }

    private function kitLog(int $level, string $message): void
    {
        SystemMessages::sysLogMsg(static::class, $message, $level);
    }
}
