<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

use RuntimeException;

/**
 * Asterisk's REST interface for the code under test: a process of its own that takes requests, and sends the events that
 * the test gives it over WebSockets.
 */
final class AriServer
{
    public readonly int $port;

    /** @var resource|null */
    private $process = null;
    /** @var array<int, resource> the server's stdin and stdout */
    private array $pipes = [];
    private string $unread = '';
    private int $clients = 0;
    private int $pongs = 0;
    /** @var list<array<string, mixed>> requests that nobody has waited for yet */
    private array $requests = [];

    public function __construct()
    {
        $command = Php::command(dirname(__DIR__) . '/ari.php');
        $this->process = proc_open($command, [['pipe', 'r'], ['pipe', 'w'], STDERR], $this->pipes, '/')
            ?: throw new RuntimeException('cannot run a server');
        $hello = json_decode((string)fgets($this->pipes[1]), true);
        $this->port = $hello['port'] ?? throw new RuntimeException('the server did not start');
        stream_set_blocking($this->pipes[1], false);
    }

    /** Has a client opened a WebSocket that is still there? */
    public function waitForClient(float $seconds = 5): bool
    {
        return $this->waitFor(fn (): bool => $this->clients > 0, $seconds);
    }

    /**
     * Sends an event to every client.
     *
     * @param array<string, mixed> $event ['type' => 'StasisStart', …]
     * @param int $parts in so many frames, with a ping between them
     */
    public function send(array $event, int $parts = 1): void
    {
        $this->tell(['do' => 'send', 'event' => $event, 'parts' => $parts]);
    }

    /** Has a client answered a ping of the WebSocket? */
    public function waitForPong(float $seconds = 5): bool
    {
        $before = $this->pongs;

        return $this->waitFor(fn (): bool => $this->pongs > $before, $seconds);
    }

    /** What requests are answered from now on. */
    public function answer(int $code, array $body): void
    {
        $this->tell(['do' => 'answer', 'code' => $code, 'body' => $body]);
    }

    /** @return array{method: string, path: string, user: string, body: string}|null the next request; not for a WebSocket */
    public function next(float $seconds = 5): ?array
    {
        $this->waitFor(fn (): bool => $this->requests !== [], $seconds);

        return array_shift($this->requests);
    }

    /** Closes the clients' connections, as a restart of Asterisk does. */
    public function drop(): void
    {
        $this->tell(['do' => 'drop']);
        $this->waitFor(fn (): bool => $this->clients === 0, 5);
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

    /** @param array<string, mixed> $order */
    private function tell(array $order): void
    {
        fwrite($this->pipes[0], json_encode($order, JSON_THROW_ON_ERROR) . "\n");
    }

    /** @param callable(): bool $isTrue */
    private function waitFor(callable $isTrue, float $seconds): bool
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

    private function read(): void
    {
        $this->unread .= stream_get_contents($this->pipes[1]);
        while (($end = strpos($this->unread, "\n")) !== false) {
            $report = json_decode(substr($this->unread, 0, $end), true);
            $this->unread = substr($this->unread, $end + 1);
            if (isset($report['request'])) {
                $this->requests[] = $report['request'];
            }
            $this->clients = $report['clients'] ?? $this->clients;
            $this->pongs += $report['pongs'] ?? 0;
        }
    }
}
