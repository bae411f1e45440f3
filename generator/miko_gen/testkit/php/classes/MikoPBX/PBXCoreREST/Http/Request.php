<?php

declare(strict_types=1);

namespace MikoPBX\PBXCoreREST\Http;

/**
 * Stands for Core's request (PBXCoreREST/Http/Request.php): the fields of the body, and of the query over them.
 */
class Request extends \Phalcon\Http\Request
{
    private string $body = '';

    public function setBody(string $body): void
    {
        $this->body = $body;
    }

    public function getRawBody(): string
    {
        return $this->body;
    }

    public function getData(): array
    {
        $fields = $this->body === '' ? [] : json_decode($this->body, true);
        return array_merge(is_array($fields) ? $fields : [], $this->getQuery());
    }

    public function hasBearerToken(): bool
    {
        return str_starts_with($this->getHeader('Authorization'), 'Bearer ');
    }

    public function getBearerToken(): ?string
    {
        return $this->hasBearerToken() ? substr($this->getHeader('Authorization'), strlen('Bearer ')) : null;
    }

    public function isLocalHostRequest(): bool
    {
        return in_array($_SERVER['REMOTE_ADDR'] ?? '', ['127.0.0.1', '::1'], true);
    }

    public function isAsyncRequest(): bool
    {
        return false;
    }
}
