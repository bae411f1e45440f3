<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\Core\Asterisk;

use MikoPBX\Core\System\SystemMessages;
use Throwable;

/**
 * A client of Asterisk's manager interface: messages of `Key: value` lines that an empty line ends
 * (Core/Asterisk/AsteriskManager.php).
 */
trait AsteriskManager
{
    use AsteriskManagerActions;
    use AsteriskManagerLists;
    use AsteriskManagerSocket;

    private string $kitEvents;
    private bool $kitLoggedIn = false;
    /** @var array<string, array<int, mixed>|string> */
    private array $kitHandlers = [];
    /** @var callable|null */
    private $kitOnIdle = null;
    private int $kitIdleInterval = 30;
    private int $kitIdleCalledAt = 0;

    public function __construct(?string $config = null, array $optconfig = [])
    {
        $file = $config !== null && is_file($config) ? parse_ini_file($config, true) : [];
        $this->config = $file ?: [];
        $this->config['asmanager'] = $optconfig + ($this->config['asmanager'] ?? []) + [
            'server' => 'localhost',
            'port' => 5038,
            'username' => 'phpagi',
            'secret' => 'phpagi',
        ];
    }

    public function connect(
        ?string $server = null,
        ?string $username = null,
        ?string $secret = null,
        string $events = 'on'
    ): bool {
        $this->kitEvents = $events;
        $config = $this->config['asmanager'];
        $parts = explode(':', $server ?? $config['server']);
        $this->server = $parts[0];
        $this->port = (int)($parts[1] ?? $config['port']);
        try {
            $this->socket = fsockopen($this->server, $this->port, $code, $reason, 2);
        } catch (Throwable $e) {
            // Warnings are exceptions in Core's processes.
            $this->socket = false;
            $reason = $e->getMessage();
        }
        if ($this->socket === false) {
            return $this->kitFailed("Unable to connect to manager $this->server:$this->port: $reason");
        }
        stream_set_timeout($this->socket, 2);
        if ((string)$this->kitReadLine() === '') {
            return $this->kitFailed('Asterisk Manager header not received.');
        }
        $login = ['Username' => $username ?? $config['username'], 'Secret' => $secret ?? $config['secret']];
        $answer = $this->sendRequest('login', $login + ['Events' => $events]);
        $this->kitLoggedIn = ($answer['Response'] ?? '') === 'Success';
        if (!$this->kitLoggedIn) {
            $this->disconnect();
            return $this->kitFailed('Failed to login.');
        }

        return true;
    }

    public function disconnect(): void
    {
        if ($this->kitLoggedIn) {
            $this->sendRequestTimeout('Logoff');
        }
        if (is_resource($this->socket)) {
            fclose($this->socket);
        }
    }

    public function loggedIn(): bool
    {
        return $this->kitLoggedIn;
    }

    /** Waits for the answer however long it takes. */
    public function sendRequest(string $action, array $parameters = []): array
    {
        if (!is_resource($this->socket)) {
            return [];
        }
        $this->kitSend(['Action' => $action] + $parameters);

        return $this->waitResponse();
    }

    /** Connects again when need be; without an answer in time it is empty. */
    public function sendRequestTimeout(string $action, array $parameters = []): array
    {
        if (!is_resource($this->socket) && !$this->kitConnectAgain()) {
            return [];
        }
        $parameters['Action'] = $action;
        $parameters['ActionID'] ??= "{$action}_" . getmypid();
        $sent = $this->kitSend($parameters);
        if (!$sent) {
            usleep(500000);
            $sent = $this->kitConnectAgain() && $this->kitSend($parameters);
        }

        return $sent ? $this->waitResponse(true) : [];
    }

    /** The next answer; events that come before it go to their handlers. */
    public function waitResponse(bool $allow_timeout = false): array
    {
        do {
            $line = $this->kitFirstLine();
            if ($line === '') {
                $line = $this->kitFirstLine();
            }
            if ($line === null) {
                return [];
            }
            $message = $this->kitReadMessage($line);
            $type = strtolower((string)array_key_first($message));
            if ($type === 'event') {
                $this->processEvent($message);
            }
        } while ($type !== 'response' && !($type === '' && $allow_timeout));

        return $message;
    }

    /** Passes events to their handlers for as long as Asterisk lives. */
    public function waitUserEvent(bool $allow_timeout = false): array
    {
        do {
            $message = $this->kitReadMessage((string)$this->kitReadLine(), isEvent: true);
            $type = strtolower((string)array_key_first($message));
            $isGone = $type === '' && $this->ping() === [];
            $isIdle = $type === '' && !$isGone && time() - $this->kitIdleCalledAt >= $this->kitIdleInterval;
            if ($isIdle && $this->kitOnIdle !== null) {
                $this->kitIdleCalledAt = time();
                ($this->kitOnIdle)();
            } elseif (str_contains($type, 'event')) {
                $this->processEvent($message);
            }
        } while (!($isGone && $allow_timeout));

        return $message;
    }

    public function addEventHandler(string $event, array|string $callback): bool
    {
        $event = strtolower($event);
        if (isset($this->kitHandlers[$event])) {
            return false;
        }
        $this->kitHandlers[$event] = $callback;

        return true;
    }

    /** The handler of an event by its name, else the one of all others. */
    public function processEvent(array $parameters): mixed
    {
        $event = strtolower($parameters['Event']);
        $handler = $this->kitHandlers[$event] ?? $this->kitHandlers['*'] ?? '';
        if (is_array($handler)) {
            call_user_func($handler, $parameters);
        } elseif (function_exists($handler)) {
            return $handler($event, $parameters, $this->server, $this->port);
        }

        return false;
    }

    public function setSocketTimeout(int $seconds, int $microseconds = 0): bool
    {
        return is_resource($this->socket) && stream_set_timeout($this->socket, $seconds, $microseconds);
    }

    public function setOnIdleCallback(callable $callback, int $interval = 30): void
    {
        $this->kitOnIdle = $callback;
        $this->kitIdleInterval = $interval;
    }

    /** How the supervisor asks a worker whether it lives: by an event that the worker answers with another one. */
    public function pingAMIListener(string $pingTube = 'CdrConnector'): bool
    {
        $this->sendRequestTimeout('Filter', ['Operation' => 'Add', 'Filter' => "UserEvent: {$pingTube}Pong"]);
        $this->kitSend(['Action' => 'UserEvent', 'UserEvent' => $pingTube]);
        $until = $this->microtimeFloat() + 5;
        do {
            if (!is_resource($this->socket)) {
                return false;
            }
            $message = $this->kitReadMessage((string)$this->kitReadLine());
            if (isset($message['Event']) && ($message['UserEvent'] ?? '') === "{$pingTube}Pong") {
                return true;
            }
            $isGone = $message === [] && $this->ping() === [];
        } while (!$isGone && $this->microtimeFloat() <= $until);

        return false;
    }

    public function microtimeFloat(): float
    {
        return microtime(true);
    }

    private function kitConnectAgain(): bool
    {
        $this->connect(null, null, null, $this->kitEvents);

        return $this->loggedIn();
    }

    private function kitFailed(string $reason): bool
    {
        SystemMessages::sysLogMsg('AMI', $reason, LOG_ERR);

        return false;
    }
}
