<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

use RuntimeException;

/**
 * The process behind AriServer: HTTP on a TCP port, the test on stdin and stdout, a JSON object each line.
 */
final class AriHub
{
    /** @var resource */
    private $server;
    /** @var array<int, resource> WebSockets */
    private array $clients = [];
    private int $code = 200;
    private array $body = [];

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
            $read = [STDIN, $this->server, ...$this->clients];
            $write = $except = null;
            stream_select($read, $write, $except, null);
            foreach ($read as $stream) {
                if ($stream === STDIN) {
                    $this->obey(json_decode((string)fgets(STDIN), true) ?? []);
                } elseif ($stream === $this->server) {
                    $this->take(stream_socket_accept($this->server));
                } elseif (isset($this->clients[get_resource_id($stream)])) {
                    $this->hear($stream);
                }
            }
        } while (!feof(STDIN));
    }

    /** @param array<string, mixed> $order */
    private function obey(array $order): void
    {
        switch ($order['do'] ?? '') {
            case 'send':
                $text = json_encode($order['event'], JSON_THROW_ON_ERROR);
                $parts = str_split($text, (int)ceil(strlen($text) / $order['parts']));
                foreach ($parts as $number => $part) {
                    $kind = ($number === 0 ? 1 : 0) | ($number === count($parts) - 1 ? 0x80 : 0);
                    array_map(fn ($client) => $this->frame($client, $kind, $part), $this->clients);
                    if ($number === 0 && count($parts) > 1) {
                        array_map(fn ($client) => $this->frame($client, 0x89, 'are you there?'), $this->clients);
                    }
                }
                break;
            case 'answer':
                [$this->code, $this->body] = [$order['code'], $order['body']];
                break;
            case 'drop':
                array_map(fclose(...), $this->clients);
                $this->clients = [];
                $this->report([]);
                break;
        }
    }

    /** @param resource $client */
    private function take($client): void
    {
        stream_set_timeout($client, 5);
        [$method, $path] = explode(' ', (string)fgets($client)) + [1 => ''];
        $headers = [];
        while (($line = trim((string)fgets($client))) !== '') {
            [$name, $value] = explode(':', $line, 2) + [1 => ''];
            $headers[strtolower($name)] = trim($value);
        }
        if (isset($headers['sec-websocket-key'])) {
            $accept = base64_encode(sha1($headers['sec-websocket-key'] . '258EAFA5-E914-47DA-95CA-C5AB0DC85B11', true));
            fwrite($client, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                . "Sec-WebSocket-Accept: $accept\r\n\r\n");
            $this->clients[get_resource_id($client)] = $client;
            $this->report([]);
            return;
        }
        $length = (int)($headers['content-length'] ?? 0);
        $user = base64_decode(substr($headers['authorization'] ?? '', strlen('Basic ')));
        $body = $length > 0 ? (string)stream_get_contents($client, $length) : '';
        $answer = json_encode((object)$this->body, JSON_THROW_ON_ERROR);
        $this->report(['request' => ['method' => $method, 'path' => $path, 'user' => $user, 'body' => $body]]);
        fwrite($client, "HTTP/1.1 $this->code Answer\r\nContent-Type: application/json\r\n"
            . 'Content-Length: ' . strlen($answer) . "\r\nConnection: close\r\n\r\n$answer");
        fclose($client);
    }

    /**
     * A frame of a client, which masks it; those that a module sends are short.
     *
     * @param resource $client
     */
    private function hear($client): void
    {
        $head = (string)fread($client, 2);
        $length = strlen($head) === 2 ? ord($head[1]) & 0x7f : 0;
        $rest = $head === '' ? '' : (string)stream_get_contents($client, 4 + $length);
        $isMasked = strlen($head) === 2 && (ord($head[1]) & 0x80) !== 0;
        $kind = $head === '' ? 8 : ord($head[0]) & 0x0f;
        if ($kind === 10 && $isMasked) {
            $said = substr($rest, 4) ^ str_pad('', $length, substr($rest, 0, 4));
            $this->report(['pongs' => $said === 'are you there?' ? 1 : 0]);
        } elseif ($kind === 8) {
            unset($this->clients[get_resource_id($client)]);
            fclose($client);
            $this->report([]);
        }
    }

    /** @param resource $client */
    private function frame($client, int $first, string $holds): void
    {
        $length = strlen($holds);
        $size = $length < 126 ? chr($length) : ($length < 65536 ? chr(126) . pack('n', $length) : chr(127) . pack('J', $length));
        @fwrite($client, chr($first) . $size . $holds);
    }

    /** @param array<string, mixed> $what */
    private function report(array $what): void
    {
        $what['clients'] = count($this->clients);
        fwrite(STDOUT, json_encode($what, JSON_INVALID_UTF8_SUBSTITUTE) . "\n");
    }
}
