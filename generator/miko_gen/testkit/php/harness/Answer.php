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

    public mixed $data {
        get => $this->body['data'] ?? null;
    }

    /** @var array<string, list<string>> e.g. ['error' => ['…']] */
    public array $messages {
        get => $this->body['messages'] ?? [];
    }
}
