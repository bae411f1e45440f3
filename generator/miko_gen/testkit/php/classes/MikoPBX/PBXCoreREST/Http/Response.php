<?php

declare(strict_types=1);

namespace MikoPBX\PBXCoreREST\Http;

use Phalcon\Http\ResponseInterface;

/**
 * Stands for Core's response (PBXCoreREST/Http/Response.php): the envelope gets "meta" when it is sent.
 */
class Response extends \Phalcon\Http\Response
{
    public const int OK = 200;
    public const int CREATED = 201;
    public const int ACCEPTED = 202;
    public const int BAD_REQUEST = 400;
    public const int UNAUTHORIZED = 401;
    public const int FORBIDDEN = 403;
    public const int NOT_FOUND = 404;
    public const int CONFLICT = 409;
    public const int INTERNAL_SERVER_ERROR = 500;

    private const CODES = [
        200 => 'OK',
        201 => 'Created',
        202 => 'Accepted',
        400 => 'Bad Request',
        401 => 'Unauthorized',
        403 => 'Forbidden',
        404 => 'Not Found',
        409 => 'Conflict',
        500 => 'Internal Server Error',
    ];

    public function getHttpCodeDescription(int $code): int|string
    {
        return isset(self::CODES[$code]) ? "$code (" . self::CODES[$code] . ')' : $code;
    }

    public function send(): ResponseInterface
    {
        $content = $this->getContent();
        $envelope = json_decode($content, true);
        $timestamp = date('c');
        $this->setHeader('E-Tag', sha1($content));
        $this->setJsonContent([
            ...(is_array($envelope) ? $envelope : []),
            'meta' => ['timestamp' => $timestamp, 'hash' => sha1($timestamp . $content)],
        ]);

        return parent::send();
    }

    public function setPayloadError(string $detail = '', int $httpCode = 400): Response
    {
        $this->setJsonContent([
            'result' => false,
            'data' => [],
            'messages' => ['error' => [$detail]],
            'function' => '',
            'processor' => '',
            'pid' => getmypid(),
        ]);
        $this->setStatusCode($httpCode);

        return $this;
    }

    public function setPayloadSuccess(array|string|null $content = [], int $httpCode = 200): Response
    {
        $this->setJsonContent(is_array($content) ? $content : ['data' => $content]);
        $this->setStatusCode($httpCode);

        return $this;
    }
}
