<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

use MikoPBX\Common\Library\Text;
use RuntimeException;

/**
 * Asterisk's manager interface for the workers under test: a process of its own that takes their actions and sends them
 * the events that the test gives it.
 */
final class ManagerServer
{
    public readonly int $port;

    /** @var resource|null */
    private $process = null;
    /** @var array<int, resource> the manager's stdin and stdout */
    private array $pipes = [];
    private string $unread = '';
    private int $clients = 0;
    private int $drops = 0;
    /** @var list<array<string, string>> */
    private array $actions = [];
    /** How many of the actions have been waited for. */
    private int $seen = 0;

    public function __construct()
    {
        $command = Php::command(dirname(__DIR__) . '/manager.php');
        $this->process = proc_open($command, [['pipe', 'r'], ['pipe', 'w'], STDERR], $this->pipes, '/')
            ?: throw new RuntimeException('cannot run a manager');
        $hello = json_decode((string)fgets($this->pipes[1]), true);
        $this->port = $hello['port'] ?? throw new RuntimeException('the manager did not start');
        stream_set_blocking($this->pipes[1], false);
    }

    /** Has a client logged in that is still there? */
    public function waitForClient(float $seconds = 5): bool
    {
        return $this->waitFor(fn (): bool => $this->clients > 0, $seconds);
    }

    /**
     * Sends an event to every client that wants it.
     *
     * @param array<string, string> $event ['Event' => 'Hangup', 'Channel' => …]
     */
    public function send(array $event): void
    {
        $this->tell(['do' => 'send', 'event' => $event]);
    }

    /**
     * What an action is answered from now on; without this every action succeeds.
     *
     * @param array<string, string> $answer
     * @param list<array<string, string>> $events that follow the answer
     */
    public function answer(string $action, array $answer, array $events = []): void
    {
        $this->tell(['do' => 'answer', 'action' => $action, 'answer' => $answer, 'events' => $events]);
    }

    /** @return list<array<string, string>> all that the clients asked for, logins and pings too */
    public function actions(): array
    {
        $this->read();

        return $this->actions;
    }

    /** @return array<string, string>|null the next such action that nobody waited for yet */
    public function waitForAction(string $action, float $seconds = 5): ?array
    {
        $found = null;
        $this->waitFor(function () use ($action, &$found): bool {
            while ($found === null && $this->seen < count($this->actions)) {
                $next = $this->actions[$this->seen++];
                $found = strcasecmp($next['Action'] ?? '', $action) === 0 ? $next : null;
            }
            return $found !== null;
        }, $seconds);

        return $found;
    }

    /** Sends the supervisor's ping to a worker and waits for its answer. */
    public function pong(string $workerClass, float $seconds = 2): bool
    {
        $this->read();
        $from = count($this->actions);
        $ping = Text::camelize('ping_' . Pbx::module()->fullName($workerClass), '\\');
        $this->send(['Event' => 'UserEvent', 'UserEvent' => $ping]);

        return $this->waitFor(
            fn (): bool => in_array("{$ping}Pong", array_column(array_slice($this->actions, $from), 'UserEvent'), true),
            $seconds
        );
    }

    /** Closes the clients' connections, as a restart of Asterisk does. */
    public function drop(): void
    {
        $this->read();
        $drops = $this->drops;
        $this->tell(['do' => 'drop']);
        $this->waitFor(fn (): bool => $this->drops > $drops, 5);
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
        fwrite($this->pipes[0], json_encode($order, JSON_INVALID_UTF8_SUBSTITUTE | JSON_THROW_ON_ERROR) . "\n");
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
            if (isset($report['action'])) {
                $this->actions[] = $report['action'];
            }
            $this->clients = $report['clients'] ?? $this->clients;
            $this->drops += $report['drops'] ?? 0;
        }
    }
}
