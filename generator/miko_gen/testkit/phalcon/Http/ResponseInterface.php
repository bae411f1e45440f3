<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Http;

interface ResponseInterface
{
    public function appendContent($content): \Phalcon\Http\ResponseInterface;
    public function getContent(): string;
    public function getStatusCode(): ?int;
    public function getHeaders(): \Phalcon\Http\Response\HeadersInterface;
    public function hasHeader(string $name): bool;
    public function isSent(): bool;
    public function redirect($location = null, bool $externalRedirect = false, int $statusCode = 302): \Phalcon\Http\ResponseInterface;
    public function resetHeaders(): \Phalcon\Http\ResponseInterface;
    public function setContent(string $content): \Phalcon\Http\ResponseInterface;
    public function setContentLength(int $contentLength): \Phalcon\Http\ResponseInterface;
    public function setContentType(string $contentType, $charset = null): \Phalcon\Http\ResponseInterface;
    public function setExpires(\DateTime $datetime): \Phalcon\Http\ResponseInterface;
    public function setFileToSend(string $filePath, $attachmentName = null): \Phalcon\Http\ResponseInterface;
    public function setHeader(string $name, $value): \Phalcon\Http\ResponseInterface;
    public function setJsonContent($content): \Phalcon\Http\ResponseInterface;
    public function setNotModified(): \Phalcon\Http\ResponseInterface;
    public function setRawHeader(string $header): \Phalcon\Http\ResponseInterface;
    public function setStatusCode(int $code, ?string $message = null): \Phalcon\Http\ResponseInterface;
    public function send(): \Phalcon\Http\ResponseInterface;
    public function sendCookies(): \Phalcon\Http\ResponseInterface;
    public function sendHeaders(): \Phalcon\Http\ResponseInterface|bool;
}
