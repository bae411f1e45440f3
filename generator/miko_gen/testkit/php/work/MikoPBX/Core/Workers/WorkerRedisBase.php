<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\Core\Workers;

use MikoPBX\Core\System\SystemMessages;

/** A worker that tells its state to the supervisor in Redis (Core/Workers/WorkerRedisBase.php). There are no pools here. */
trait WorkerRedisBase
{
    protected const PROCESS_TYPES = ['MAIN' => 'main', 'WORKER' => 'worker'];

    protected string $processType = 'main';
    protected float $lastHeartbeatTime = 0;
    protected bool $isShuttingDown = false;
    protected int $lastHealthCheck = 0;

    public function __construct()
    {
        parent::__construct();
        $this->lastHeartbeatTime = microtime(true);
        $this->updateWorkerStatus();
    }

    public function __destruct()
    {
        parent::__destruct();
    }

    protected function setProcessType(string $type): void
    {
        $this->processType = $type;
        cli_set_process_title(static::class . '_' . strtolower($type));
    }

    protected function handleSignals(): void
    {
        pcntl_signal(SIGUSR1, function (): void {
            if ($this->processType === self::PROCESS_TYPES['MAIN']) {
                $this->setWorkerState(self::STATE_STOPPING);
            }
            $this->isShuttingDown = true;
            $this->updateWorkerStatus();
        });
        pcntl_signal(SIGTERM, function (): never {
            $this->cleanupRedisKeys();
            exit(0);
        });
        pcntl_signal_dispatch();
    }

    protected function updateWorkerStatus(): void
    {
        $this->performHealthCheck(memory_get_usage(true), microtime(true));
        $status = [
            'pid' => getmypid(),
            'class' => static::class,
            'state' => $this->workerState,
            'start_time' => $this->workerStartTime,
            'updated_at' => microtime(true),
            'memory_usage' => memory_get_usage(true),
            'shutting_down' => $this->isShuttingDown,
            'uptime' => round(microtime(true) - $this->workerStartTime, 1),
            'instance_id' => $this->instanceId,
        ];
        $this->kitRedis()?->setex(
            self::REDIS_STATUS_KEY_PREFIX . static::class,
            self::REDIS_STATUS_TTL,
            json_encode($status)
        );
        $this->kitRedis()?->setex(
            self::REDIS_HEARTBEAT_KEY_PREFIX . static::class,
            self::REDIS_HEARTBEAT_TTL,
            (string)time()
        );
    }

    protected function cleanupRedisKeys(): void
    {
        $this->kitRedis()?->del(self::REDIS_STATUS_KEY_PREFIX . static::class);
        $this->kitRedis()?->del(self::REDIS_HEARTBEAT_KEY_PREFIX . static::class);
    }

    protected function initiateGracefulShutdown(): void
    {
        $this->setWorkerState(self::STATE_STOPPING);
        $this->isShuttingDown = true;
        $this->cleanupRedisKeys();
        SystemMessages::sysLogMsg(static::class, 'Worker gracefully shutting down', LOG_NOTICE);
        exit(0);
    }

    protected function checkHeartbeat(): void
    {
        if (microtime(true) - $this->lastHeartbeatTime >= self::REDIS_HEARTBEAT_INTERVAL) {
            $this->updateWorkerStatus();
            $this->lastHeartbeatTime = microtime(true);
        }
    }

    protected function shouldExit(): bool
    {
        return $this->isShuttingDown;
    }

    /** A worker whose memory is nearly used up asks to be started anew; looked at once a minute. */
    protected function performHealthCheck(int $memoryUsage, float $currentTime): void
    {
        if ((int)$currentTime - $this->lastHealthCheck < self::HEALTH_UPDATE_INTERVAL) {
            return;
        }
        $this->lastHealthCheck = (int)$currentTime;
        $limit = $this->parseMemoryLimit((string)ini_get('memory_limit'));
        if ($memoryUsage / $limit * 100 > self::MAX_MEMORY_PERCENT) {
            SystemMessages::sysLogMsg(static::class, 'High memory usage detected, requesting restart', LOG_WARNING);
            $this->needRestart = true;
        }
    }

    protected function parseMemoryLimit(string $limit): int
    {
        return (int)$limit * match (strtolower(substr($limit, -1))) {
            'g' => 1 << 30,
            'm' => 1 << 20,
            'k' => 1 << 10,
            default => 1,
        };
    }

    protected function registerInPool(): void
    {
    }

    protected function unregisterFromPool(): void
    {
    }

    protected function updatePoolHeartbeat(): void
    {
    }

    private function kitRedis(): ?object
    {
        return $this->getDI()->has('redis') ? $this->getDI()->getShared('redis') : null;
    }
}
