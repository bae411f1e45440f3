<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

use MikoPBX\Common\Library\Text;

/**
 * Asterisk's manager interface for the workers under test: a process of its own that takes their actions and sends them
 * the events that the test gives it.
 */
final class ManagerServer extends ServerProcess
{
    private int $drops = 0;
    /** @var list<array<string, string>> */
    private array $actions = [];
    /** How many of the actions have been waited for. */
    private int $seen = 0;

    public function __construct()
    {
        parent::__construct('manager.php');
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

    protected function take(array $report): void
    {
        if (isset($report['action'])) {
            $this->actions[] = $report['action'];
        }
        $this->drops += $report['drops'] ?? 0;
    }
}
