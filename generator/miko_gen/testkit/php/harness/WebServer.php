<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

use RuntimeException;

/**
 * The web as the scripts under test see it: a proxy that answers for every server, with certificates that they trust.
 */
final class WebServer
{
    private readonly string $folder;
    private readonly int $port;
    /** @var resource|null */
    private $process;
    /** @var array<int, resource> */
    private array $pipes = [];

    public function __construct()
    {
        $this->folder = sys_get_temp_dir() . '/miko-gen-web-' . getmypid() . '-' . bin2hex(random_bytes(4));
        mkdir($this->folder, 0o700);
        touch("$this->folder/trusted.pem");
        $this->answer('', 404, 0);
        $command = Php::command(dirname(__DIR__) . '/web.php', [$this->folder]);
        $this->process = proc_open($command, [['pipe', 'r'], ['pipe', 'w'], STDERR], $this->pipes, '/')
            ?: throw new RuntimeException('cannot run a web server');
        $this->port = (int)fgets($this->pipes[1]) ?: throw new RuntimeException('the web server did not start');
    }

    /** What every request is answered from now on, after so many seconds. */
    public function answer(string $body, int $status = 200, int $seconds = 0): void
    {
        $answer = json_encode(['body' => $body, 'status' => $status, 'seconds' => $seconds], JSON_THROW_ON_ERROR);
        file_put_contents("$this->folder/next.json", $answer);
        rename("$this->folder/next.json", "$this->folder/answer.json");
    }

    /** @return list<string> the requests as they came: the address, the headers, after an empty line the body */
    public function requests(): array
    {
        $lines = @file("$this->folder/requests", FILE_IGNORE_NEW_LINES) ?: [];

        return array_map(static fn (string $line): string => json_decode($line, true), $lines);
    }

    /** What the body of a request means, by what its headers say of it: JSON, a form, or one of them. */
    public static function data(string $headers, string $body): mixed
    {
        parse_str($body, $form);
        $json = $body === '' ? [] : json_decode($body, true);
        preg_match('#^Content-Type: *application/(json|x-www-form-urlencoded)$#mi', $headers, $kind);

        return match (strtolower($kind[1] ?? '')) {
            'json' => $json,
            'x-www-form-urlencoded' => $form,
            default => $json ?? $form,
        };
    }

    /** @return array<string, string> the environment of a process that sees this web */
    public function environment(): array
    {
        return self::through("http://127.0.0.1:$this->port");
    }

    /** @return array<string, string> what php.ini says where this web is trusted */
    public function settings(): array
    {
        return ['curl.cainfo' => "$this->folder/trusted.pem"];
    }

    /** @return array<string, string> of a process that reaches no server at all */
    public static function none(): array
    {
        return self::through('http://127.0.0.1:9');
    }

    public function stop(): void
    {
        if ($this->process !== null) {
            array_map(fclose(...), $this->pipes);
            proc_terminate($this->process, 9);
            proc_close($this->process);
            $this->process = null;
            Scratch::remove($this->folder);
        }
    }

    /** @return array<string, string> */
    private static function through(string $proxy): array
    {
        return ['http_proxy' => $proxy, 'https_proxy' => $proxy, 'no_proxy' => '', 'NO_PROXY' => ''];
    }
}
