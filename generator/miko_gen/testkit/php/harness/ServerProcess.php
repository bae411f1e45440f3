<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

use RuntimeException;

/**
 * A server for the code under test in a process of its own, which the test gives orders and gets reports from: a JSON
 * object each line.
 */
abstract class ServerProcess
{
    public readonly int $port;

    protected int $clients = 0;

    /** @var resource|null */
    private $process = null;
    /** @var array<int, resource> the server's stdin and stdout */
    private array $pipes = [];
    private string $unread = '';

    public function __construct(string $script)
    {
        $command = Php::command(dirname(__DIR__) . "/$script");
        $this->process = proc_open($command, [['pipe', 'r'], ['pipe', 'w'], STDERR], $this->pipes, '/')
            ?: throw new RuntimeException('cannot run a server');
        $hello = json_decode((string)fgets($this->pipes[1]), true);
        $this->port = $hello['port'] ?? throw new RuntimeException('the server did not start');
        stream_set_blocking($this->pipes[1], false);
    }

    /** Is a client connected that is still there? */
    public function waitForClient(float $seconds = 5): bool
    {
        return $this->waitFor(fn (): bool => $this->clients > 0, $seconds);
    }

    public function stop(): void
    {
        if ($this->process !== null) {
            fclose($this->pipes[0]);
            fclose($this->pipes[1]);
            proc_terminate($this->process);
            proc_close($this->process);
            $this->process = null;
        }
    }

    /** @param array<string, mixed> $report of the server, besides its clients */
    abstract protected function take(array $report): void;

    /** @param array<string, mixed> $order */
    protected function tell(array $order): void
    {
        fwrite($this->pipes[0], json_encode($order, JSON_INVALID_UTF8_SUBSTITUTE | JSON_THROW_ON_ERROR) . "\n");
    }

    /** @param callable(): bool $isTrue */
    protected function waitFor(callable $isTrue, float $seconds): bool
    {
        $until = hrtime(true) + $seconds * 1e9;
        do {
            $this->read();
            if ($isTrue()) {
                return true;
            }
            $read = [$this->pipes[1]];
            $write = $except = null;
            @stream_select($read, $write, $except, 0, 50000);
        } while (hrtime(true) < $until);

        return false;
    }

    protected function read(): void
    {
        $this->unread .= stream_get_contents($this->pipes[1]);
        while (($end = strpos($this->unread, "\n")) !== false) {
            $report = json_decode(substr($this->unread, 0, $end), true);
            $this->unread = substr($this->unread, $end + 1);
            $this->clients = $report['clients'] ?? $this->clients;
            $this->take($report);
        }
    }
}
