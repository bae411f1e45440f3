<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

/**
 * One connection to the manager: who it is, and which events it wants.
 */
final class ManagerClient
{
    public bool $isLoggedIn = false;

    private string $unread = '';
    /** on, off, or classes of events */
    private string $mask = 'on';
    /** @var list<string> patterns of events that it gets; without any, all */
    private array $wanted = [];
    /** @var list<string> Core's user never gets these */
    private array $unwanted = ['Event: Newexten', 'Event: RTCPSent', 'Event: RTCPReceived'];

    /** @param resource $socket */
    public function __construct(public readonly mixed $socket)
    {
        stream_set_blocking($socket, false);
        fwrite($socket, "Asterisk Call Manager/11.0.0\r\n");
    }

    /** @return list<array<string, string>> the actions that have come in full */
    public function read(): array
    {
        $this->unread .= stream_get_contents($this->socket);
        $actions = [];
        while (preg_match('/\A(.*?)\r?\n\r?\n/s', $this->unread, $found) === 1) {
            $this->unread = substr($this->unread, strlen($found[0]));
            $action = [];
            foreach (preg_split('/\r?\n/', trim($found[1])) ?: [] as $line) {
                [$name, $value] = explode(':', $line, 2) + [1 => ''];
                $action[trim($name)] = trim($value);
            }
            $actions[] = $action;
        }

        return $actions;
    }

    /** @param array<string, string> $message */
    public function write(array $message): void
    {
        $text = '';
        foreach ($message as $name => $value) {
            $text .= "$name: " . strtr((string)$value, "\r\n", '  ') . "\r\n";
        }
        @fwrite($this->socket, "$text\r\n");
    }

    /** @param array<string, string> $event */
    public function offer(array $event): void
    {
        $text = '';
        foreach ($event as $name => $value) {
            $text .= "$name: $value\r\n";
        }
        $isMeant = static fn (string $pattern): bool => preg_match(self::expression($pattern), $text) === 1;
        $isWanted = ($this->wanted === [] || array_filter($this->wanted, $isMeant) !== [])
            && array_filter($this->unwanted, $isMeant) === [];
        if ($this->isLoggedIn && $isWanted && $this->isOfMask($event)) {
            $this->write($event);
        }
    }

    /** @param array<string, string> $action */
    public function logIn(array $action): bool
    {
        $this->isLoggedIn = ($action['Username'] ?? '') === 'phpagi' && ($action['Secret'] ?? '') === 'phpagi';
        $this->mask = $action['Events'] ?? 'on';

        return $this->isLoggedIn;
    }

    public function setMask(string $mask): void
    {
        $this->mask = $mask;
    }

    /** @return bool can Asterisk read the pattern? */
    public function addFilter(string $filter): bool
    {
        $pattern = ltrim($filter, '!');
        if ($pattern === '' || @preg_match(self::expression($pattern), '') === false) {
            return false;
        }
        if ($pattern === $filter) {
            $this->wanted[] = $pattern;
        } else {
            $this->unwanted[] = $pattern;
        }

        return true;
    }

    /** @param array<string, string> $event */
    private function isOfMask(array $event): bool
    {
        $asked = array_map(trim(...), explode(',', strtolower($this->mask)));

        $classes = ['on', 'yes', 'true', '1', 'all', ...explode(',', $event['Privilege'] ?? '')];

        return array_intersect($asked, $classes) !== [];
    }

    /** Asterisk's expressions are POSIX's, in which a dot is the end of a line too. */
    private static function expression(string $pattern): string
    {
        return '~' . strtr($pattern, ['~' => '\~']) . '~s';
    }
}
