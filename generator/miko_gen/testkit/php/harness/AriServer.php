<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

/**
 * Asterisk's REST interface for the code under test: a process of its own that takes requests, and sends the events that
 * the test gives it over WebSockets.
 */
final class AriServer extends ServerProcess
{
    private int $pongs = 0;
    /** @var list<array<string, mixed>> requests that nobody has waited for yet */
    private array $requests = [];

    public function __construct()
    {
        parent::__construct('ari.php');
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

    protected function take(array $report): void
    {
        if (isset($report['request'])) {
            $this->requests[] = $report['request'];
        }
        $this->pongs += $report['pongs'] ?? 0;
    }
}
