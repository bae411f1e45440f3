<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

use RuntimeException;

/**
 * The process behind ManagerServer: clients on a TCP port, the test on stdin and stdout, a JSON object each line.
 */
final class ManagerHub
{
    /** @var resource */
    private $server;
    /** @var array<int, ManagerClient> */
    private array $clients = [];
    /** @var array<string, array{answer: array<string, string>, events: list<array<string, string>>}> */
    private array $answers = [];

    public function __construct()
    {
        $this->server = stream_socket_server('tcp://127.0.0.1:0')
            ?: throw new RuntimeException('cannot listen on any port');
    }

    /** Ends when the test does. */
    public function run(): void
    {
        $port = (int)substr((string)strrchr((string)stream_socket_get_name($this->server, false), ':'), 1);
        $this->report(['port' => $port]);
        do {
            $read = [STDIN, $this->server];
            foreach ($this->clients as $client) {
                $read[] = $client->socket;
            }
            $write = $except = null;
            stream_select($read, $write, $except, null);
            foreach ($read as $stream) {
                if ($stream === STDIN) {
                    $order = fgets(STDIN);
                    $this->obey(json_decode((string)$order, true) ?? []);
                } elseif ($stream === $this->server) {
                    $socket = stream_socket_accept($this->server);
                    $this->clients[get_resource_id($socket)] = new ManagerClient($socket);
                } elseif (isset($this->clients[get_resource_id($stream)])) {
                    $this->hear(get_resource_id($stream));
                }
            }
        } while (!feof(STDIN));
    }

    /** @param array<string, mixed> $order */
    private function obey(array $order): void
    {
        switch ($order['do'] ?? '') {
            case 'send':
                $this->broadcast($order['event']);
                break;
            case 'answer':
                $this->answers[strtolower($order['action'])] = $order;
                break;
            case 'drop':
                array_map($this->close(...), array_keys($this->clients));
                $this->report(['drops' => 1]);
                break;
        }
    }

    private function hear(int $id): void
    {
        $client = $this->clients[$id];
        foreach ($client->read() as $action) {
            // Told of first: who has the answer of an action may ask what the actions were.
            $this->report(['action' => $action]);
            $this->answer($client, $action);
            $this->report([]);
            $isOver = strcasecmp($action['Action'] ?? '', 'Logoff') === 0
                || (strcasecmp($action['Action'] ?? '', 'Login') === 0 && !$client->isLoggedIn);
            if ($isOver) {
                $this->close($id);
                return;
            }
        }
        if (feof($client->socket)) {
            $this->close($id);
        }
    }

    private function close(int $id): void
    {
        fclose($this->clients[$id]->socket);
        unset($this->clients[$id]);
        $this->report([]);
    }

    /** @param array<string, string> $action */
    private function answer(ManagerClient $client, array $action): void
    {
        $name = strtolower($action['Action'] ?? '');
        $about = array_intersect_key($action, ['ActionID' => '']);
        $reply = static fn (string $response, string $message = '', array $more = [])
            => $client->write(['Response' => $response] + $about + $more + array_filter(['Message' => $message]));
        if ($name === 'login') {
            $isRight = $client->logIn($action);
            $reply($isRight ? 'Success' : 'Error', 'Authentication ' . ($isRight ? 'accepted' : 'failed'));
            $client->offer(['Event' => 'FullyBooted', 'Privilege' => 'system,all', 'Status' => 'Fully Booted']);
            return;
        }
        if (!$client->isLoggedIn) {
            $reply('Error', 'Permission denied');
            return;
        }
        $given = $this->answers[$name] ?? null;
        if ($given !== null) {
            // Clients tell an answer from an event by the first line.
            $client->write(array_slice($given['answer'], 0, 1) + $about + $given['answer']);
            foreach ($given['events'] as $event) {
                $client->write($event + $about);
            }
            return;
        }
        switch ($name) {
            case 'ping':
                $reply('Success', more: ['Ping' => 'Pong', 'Timestamp' => sprintf('%.6F', microtime(true))]);
                break;
            case 'filter':
                $isRight = $client->addFilter($action['Filter'] ?? '');
                $isRight
                    ? $reply('Success', 'Success')
                    : $reply('Error', 'Filter did not compile.  Check the syntax of the filter given.');
                break;
            case 'events':
                $client->setMask($action['EventMask'] ?? '');
                $reply('Success', more: ['Events' => 'On']);
                break;
            case 'userevent':
                $reply('Success', 'Event Sent');
                $event = ['Event' => 'UserEvent', 'Privilege' => 'user,all', 'UserEvent' => $action['UserEvent'] ?? ''];
                $this->broadcast($event + array_diff_key($action, ['Action' => '']));
                break;
            case 'logoff':
                $reply('Goodbye', 'Thanks for all the fish.');
                break;
            default:
                $reply('Success', 'Success');
        }
    }

    /** @param array<string, string> $event */
    private function broadcast(array $event): void
    {
        $isUsers = ($event['Event'] ?? '') === 'UserEvent';
        $event = ['Event' => $event['Event'] ?? '', 'Privilege' => $isUsers ? 'user,all' : 'call,all'] + $event;
        foreach ($this->clients as $client) {
            $client->offer($event);
        }
    }

    /** @param array<string, mixed> $what */
    private function report(array $what): void
    {
        $isLoggedIn = static fn (ManagerClient $client): bool => $client->isLoggedIn;
        $what['clients'] = count(array_filter($this->clients, $isLoggedIn));
        fwrite(STDOUT, json_encode($what, JSON_INVALID_UTF8_SUBSTITUTE) . "\n");
    }
}
