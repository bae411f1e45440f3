<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

/**
 * The answer to a REST request.
 */
final class Answer
{
    /**
     * @param array<string, mixed> $body the whole envelope
     * @param array<string, string> $headers
     */
    public function __construct(
        public readonly int $code,
        public readonly array $body,
        public readonly array $headers = []
    ) {
    }

    /**
     * Headers of a request as PHP has them in $_SERVER.
     *
     * @param array<string, string> $headers
     *
     * @return array<string, string>
     */
    public static function asServerSees(array $headers): array
    {
        $found = [];
        foreach ($headers as $name => $value) {
            $found['HTTP_' . strtoupper(strtr($name, '-', '_'))] = $value;
        }

        return $found;
    }

    /**
     * Puts the files of a form, if there are any, where PHP has them.
     *
     * @param array<string, mixed> $body
     * @param array<string, string> $files paths, by the names of the form's inputs
     */
    public static function putForm(array $body, array $files): void
    {
        if ($files === []) {
            return;
        }
        $_SERVER['CONTENT_TYPE'] = 'multipart/form-data; boundary=example';
        $_POST = $body;
        $_FILES = array_map(static fn (string $path): array => [
            'name' => basename($path),
            'type' => 'application/octet-stream',
            'tmp_name' => $path,
            'error' => UPLOAD_ERR_OK,
            'size' => filesize($path),
        ], $files);
    }

    public mixed $data {
        get => $this->body['data'] ?? null;
    }

    /** @var array<string, list<string>> e.g. ['error' => ['…']] */
    public array $messages {
        get => $this->body['messages'] ?? [];
    }
}
