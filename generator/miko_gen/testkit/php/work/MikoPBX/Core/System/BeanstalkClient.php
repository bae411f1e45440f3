<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\Core\System;

use MikoPBX\Common\Handlers\CriticalErrorsHandler;
use Pheanstalk\Contract\PheanstalkInterface;
use Pheanstalk\Job;
use Pheanstalk\Pheanstalk;
use Throwable;

/** Messages and requests through the queue (Core/System/BeanstalkClient.php). */
trait BeanstalkClient
{
    private Pheanstalk $kitQueue;
    private string $kitTube;
    /** @var array<string, array> */
    private array $kitSubscriptions = [];
    private mixed $kitMessage = null;
    private mixed $kitTimeoutHandler = null;

    public function __construct(string $tube = 'default', string $port = '')
    {
        $this->kitTube = str_replace('\\', '-', $tube);
        $this->reconnect();
    }

    public function reconnect(): void
    {
        $this->kitQueue = Pheanstalk::create('127.0.0.1')->useTube($this->kitTube);
        foreach ($this->kitSubscriptions as $tube => $callback) {
            $this->subscribe($tube, $callback);
        }
    }

    public function reconnectsCount(): int
    {
        return 0;
    }

    public function isConnected(): bool
    {
        return true;
    }

    public function subscribe(string $tube, array $callback): void
    {
        $tube = str_replace('\\', '-', $tube);
        $this->kitQueue->watch($tube)->ignore('default');
        $this->kitSubscriptions[$tube] = $callback;
    }

    public function publish(
        mixed $job_data,
        ?string $tube = null,
        int $priority = PheanstalkInterface::DEFAULT_PRIORITY,
        int $delay = PheanstalkInterface::DEFAULT_DELAY,
        int $ttr = PheanstalkInterface::DEFAULT_TTR
    ): Job {
        $this->kitQueue->useTube(str_replace('\\', '-', $tube ?? '') ?: $this->kitTube);
        $job = $this->kitQueue->put(serialize($job_data), $priority, $delay, $ttr);
        $this->kitQueue->useTube($this->kitTube);

        return $job;
    }

    public function request(
        $job_data,
        int $timeout = 10,
        int $priority = PheanstalkInterface::DEFAULT_PRIORITY
    ): string|bool {
        $inbox = uniqid(self::INBOX_PREFIX, true);
        $this->publish([$job_data, 'inbox_tube' => $inbox], null, $priority, 0, $timeout);
        $this->kitQueue->watch($inbox);
        $job = $this->kitQueue->reserveWithTimeout($timeout);
        $this->kitQueue->ignore($inbox);

        return $job?->getData() ?? false;
    }

    public function sendRequest(
        $job_data,
        int $timeout = 10,
        int $priority = PheanstalkInterface::DEFAULT_PRIORITY
    ): array {
        $answer = $this->request($job_data, $timeout, $priority);
        $late = "Worker did not answer within timeout $timeout sec";

        return $answer === false ? [false, json_encode([self::QUEUE_ERROR => $late])] : [true, $answer];
    }

    /** Waits for one job, and gives it to whom has subscribed to its tube. */
    public function wait(float $timeout = 5): void
    {
        $this->kitMessage = null;
        $job = $this->kitQueue->reserveWithTimeout((int)$timeout);
        if ($job === null) {
            if (is_array($this->kitTimeoutHandler)) {
                ($this->kitTimeoutHandler)();
            }
            return;
        }
        $data = $job->getData();
        $this->kitMessage = json_decode($data, true) === null ? unserialize($data, ['allowed_classes' => false]) : $data;
        $callback = $this->kitSubscriptions[$this->kitQueue->statsJob($job)['tube']] ?? null;
        try {
            $callback === null || $callback($this);
        } catch (Throwable $e) {
            CriticalErrorsHandler::handleExceptionWithSyslog($e);
        }
    }

    public function getBody(): string
    {
        $isRequest = is_array($this->kitMessage) && isset($this->kitMessage['inbox_tube']) && count($this->kitMessage) === 2;

        return $isRequest ? $this->kitMessage[0] : $this->kitMessage;
    }

    public function reply(string $response): void
    {
        if (isset($this->kitMessage['inbox_tube'])) {
            $this->kitQueue->useTube($this->kitMessage['inbox_tube'])->put($response);
            $this->kitQueue->useTube($this->kitTube);
        }
    }

    public function setErrorHandler(mixed $handler): void
    {
    }

    public function setTimeoutHandler(mixed $handler): void
    {
        $this->kitTimeoutHandler = $handler;
    }
}
