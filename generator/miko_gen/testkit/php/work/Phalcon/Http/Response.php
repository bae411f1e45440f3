<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Http;

use Phalcon\Di\Di;
use Phalcon\Di\DiInterface;
use Phalcon\Http\Response\Exception;
use Phalcon\Http\ResponseInterface;

/** The answer to the browser. */
trait Response
{
    /** The codes that have a text in Phalcon: from, to. */
    private const array KIT_CODES = [
        [100, 103], [200, 208], [218, 218], [226, 226], [300, 308], [400, 426], [428, 429], [431, 431], [440, 440],
        [444, 444], [449, 451], [494, 511], [520, 527], [530, 530], [598, 599],
    ];

    /** @var array<string, string> */
    private array $kitHeaders = [];
    private int $kitCode = 200;

    public function __construct(?string $content = null, $code = null, $status = null)
    {
        $this->content = $content;
        $this->kitCode = $code ?? 200;
    }

    public function getContent(): string
    {
        return (string)$this->content;
    }

    public function getDI(): DiInterface
    {
        return $this->container ??= Di::getDefault();
    }

    public function getStatusCode(): ?int
    {
        return $this->kitCode;
    }

    public function hasHeader(string $name): bool
    {
        return isset($this->kitHeaders[$name]);
    }

    public function isSent(): bool
    {
        return (bool)$this->sent;
    }

    public function send(): ResponseInterface
    {
        $this->sent = true;
        if (!headers_sent()) {
            http_response_code($this->kitCode);
            foreach ($this->kitHeaders as $name => $value) {
                header("$name: $value");
            }
        }
        echo $this->content;

        return $this;
    }

    public function setContent(string $content): ResponseInterface
    {
        $this->content = $content;

        return $this;
    }

    public function setContentType(string $contentType, $charset = null): ResponseInterface
    {
        return $this->setHeader('Content-Type', $charset === null ? $contentType : "$contentType; charset=$charset");
    }

    public function setDI(DiInterface $container): void
    {
        $this->container = $container;
    }

    public function setHeader(string $name, $value): ResponseInterface
    {
        $this->kitHeaders[$name] = (string)$value;

        return $this;
    }

    /** @return array<string, string> */
    public function kitHeaders(): array
    {
        return $this->kitHeaders;
    }

    public function setJsonContent($content, ?int $jsonOptions = null, ?int $depth = null): ResponseInterface
    {
        $this->setContentType('application/json');

        return $this->setContent((string)json_encode($content, $jsonOptions ?? 0, $depth ?? 512));
    }

    public function setStatusCode(int $code, ?string $message = null): ResponseInterface
    {
        if ($message === null && !self::kitIsKnown($code)) {
            throw new Exception('Non-standard statuscode given without a message');
        }
        $this->kitCode = $code;

        return $this;
    }

    private static function kitIsKnown(int $code): bool
    {
        return array_any(self::KIT_CODES, static fn (array $range): bool => $code >= $range[0] && $code <= $range[1]);
    }
}
