<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

use RuntimeException;

/**
 * A server for web hooks, in the process of the test: it hears what is sent and answers when the test looks.
 */
final class WebReceiver
{
    public readonly string $url;

    /** @var resource */
    private $server;

    public function __construct()
    {
        $this->server = stream_socket_server('tcp://127.0.0.1:0')
            ?: throw new RuntimeException('cannot listen on any port');
        $this->url = 'http://' . stream_socket_get_name($this->server, false) . '/hook';
    }

    /**
     * The next request; null when none comes in time. The data is what stands in the body (JSON, or a form), or in the
     * address.
     *
     * @return array{method: string, path: string, headers: array<string, string>, body: string, query: array<string, mixed>, data: mixed}|null
     */
    public function next(float $seconds = 5, int $code = 200): ?array
    {
        $client = @stream_socket_accept($this->server, $seconds);
        if ($client === false) {
            return null;
        }
        stream_set_timeout($client, 5);
        [$method, $address] = explode(' ', (string)fgets($client)) + [1 => ''];
        [$path, $rest] = explode('?', $address, 2) + [1 => ''];
        $headers = [];
        while (($line = trim((string)fgets($client))) !== '') {
            [$name, $value] = explode(':', $line, 2) + [1 => ''];
            $headers[strtolower($name)] = trim($value);
        }
        $length = (int)($headers['content-length'] ?? 0);
        $body = $length > 0 ? (string)stream_get_contents($client, $length) : '';
        fwrite($client, "HTTP/1.1 $code Answer\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
        fclose($client);
        parse_str($rest, $query);
        $data = $body === '' ? $query : WebServer::data('Content-Type: ' . ($headers['content-type'] ?? ''), $body);

        return compact('method', 'path', 'headers', 'body', 'query', 'data');
    }
}
