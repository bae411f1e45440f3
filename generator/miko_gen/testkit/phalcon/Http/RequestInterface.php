<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Http;

interface RequestInterface
{
    public function get(?string $name = null, $filters = null, $defaultValue = null, bool $notAllowEmpty = false, bool $noRecursive = false);
    public function getAcceptableContent(): array;
    public function getBasicAuth(): ?array;
    public function getBestAccept(): string;
    public function getBestCharset(): string;
    public function getBestLanguage(): string;
    public function getClientAddress(bool $trustForwardedHeader = false): string|bool;
    public function getClientCharsets(): array;
    public function getContentType(): ?string;
    public function getDigestAuth(): array;
    public function getHeader(string $header): string;
    public function getHeaders(): array;
    public function getHttpHost(): string;
    public function getHTTPReferer(): string;
    public function getJsonRawBody(bool $associative = false): \stdClass|array|bool;
    public function getLanguages(): array;
    public function getMethod(): string;
    public function getPort(): int;
    public function getURI(bool $onlyPath = false): string;
    public function getPost(?string $name = null, $filters = null, $defaultValue = null, bool $notAllowEmpty = false, bool $noRecursive = false);
    public function getPut(?string $name = null, $filters = null, $defaultValue = null, bool $notAllowEmpty = false, bool $noRecursive = false);
    public function getQuery(?string $name = null, $filters = null, $defaultValue = null, bool $notAllowEmpty = false, bool $noRecursive = false);
    public function getRawBody(): string;
    public function getScheme(): string;
    public function getServer(string $name): ?string;
    public function getServerAddress(): string;
    public function getServerName(): string;
    public function getUploadedFiles(bool $onlySuccessful = false, bool $namedKeys = false): array;
    public function getUserAgent(): string;
    public function has(string $name): bool;
    public function hasFiles(): bool;
    public function hasHeader(string $header): bool;
    public function hasQuery(string $name): bool;
    public function hasPost(string $name): bool;
    public function hasPut(string $name): bool;
    public function hasServer(string $name): bool;
    public function isAjax(): bool;
    public function isConnect(): bool;
    public function isDelete(): bool;
    public function isGet(): bool;
    public function isHead(): bool;
    public function isMethod($methods, bool $strict = false): bool;
    public function isOptions(): bool;
    public function isPost(): bool;
    public function isPurge(): bool;
    public function isPut(): bool;
    public function isSecure(): bool;
    public function isSoap(): bool;
    public function isTrace(): bool;
    public function numFiles(bool $onlySuccessful = false): int;
}
