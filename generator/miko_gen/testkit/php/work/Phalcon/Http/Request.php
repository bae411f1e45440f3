<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Http;

/** The request as PHP holds it, without sanitising. */
trait Request
{
    private const array KIT_METHODS = ['CONNECT', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PURGE', 'PUT', 'TRACE'];

    public function get(
        ?string $name = null,
        $filters = null,
        $defaultValue = null,
        ?bool $notAllowEmpty = null,
        ?bool $noRecursive = null
    ) {
        return self::kitOf($_REQUEST, $name, $defaultValue, $filters);
    }

    public function getHeader(string $header): string
    {
        $name = strtoupper(strtr($header, '-', '_'));

        return (string)($_SERVER["HTTP_$name"] ?? $_SERVER[$name] ?? '');
    }

    public function getMethod(): string
    {
        $method = strtoupper($_SERVER['REQUEST_METHOD'] ?? '');

        return in_array($method, self::KIT_METHODS, true) ? $method : 'GET';
    }

    public function getPost(
        ?string $name = null,
        $filters = null,
        $defaultValue = null,
        ?bool $notAllowEmpty = null,
        ?bool $noRecursive = null
    ) {
        return self::kitOf($_POST, $name, $defaultValue, $filters);
    }

    public function getQuery(
        ?string $name = null,
        $filters = null,
        $defaultValue = null,
        ?bool $notAllowEmpty = null,
        ?bool $noRecursive = null
    ) {
        return self::kitOf($_GET, $name, $defaultValue, $filters);
    }

    /** Of each input one file. */
    public function getUploadedFiles(?bool $onlySuccessful = null, ?bool $namedKeys = null): array
    {
        $isTaken = static fn (array $file): bool => !$onlySuccessful || $file['error'] === UPLOAD_ERR_OK;
        $files = array_map(
            static fn (array $file): object => new \Phalcon\Http\Request\File($file),
            array_filter($_FILES, $isTaken)
        );

        return $namedKeys ? $files : array_values($files);
    }

    public function getURI(?bool $onlyPath = null): string
    {
        $uri = $_SERVER['REQUEST_URI'] ?? '';

        return $onlyPath ? explode('?', $uri)[0] : $uri;
    }

    public function has(string $name): bool
    {
        return isset($_REQUEST[$name]);
    }

    public function hasPost(string $name): bool
    {
        return isset($_POST[$name]);
    }

    public function hasQuery(string $name): bool
    {
        return isset($_GET[$name]);
    }

    public function isAjax(): bool
    {
        return $this->getHeader('X-Requested-With') === 'XMLHttpRequest';
    }

    public function isGet(): bool
    {
        return $this->getMethod() === 'GET';
    }

    public function isPost(): bool
    {
        return $this->getMethod() === 'POST';
    }

    private static function kitOf(array $data, ?string $name, mixed $default, mixed $filters): mixed
    {
        $value = $name === null ? $data : $data[$name] ?? $default;

        return $filters === null ? $value : \Phalcon\Di\Di::getDefault()->getShared('filter')->sanitize($value, $filters);
    }
}
