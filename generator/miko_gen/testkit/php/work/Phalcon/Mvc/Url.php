<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Mvc;

use MikoGen\TestKit\NotImitated;
use Phalcon\Mvc\RouterInterface;
use Phalcon\Mvc\Url\UrlInterface;

/** Addresses below the base address. Those of named routes are not imitated. */
trait Url
{
    protected $baseUri = '/';

    public function __construct(?RouterInterface $router = null)
    {
        $this->router = $router;
    }

    public function get($uri = null, $args = null, ?bool $local = null, $baseUri = null): string
    {
        if (is_array($uri)) {
            throw new NotImitated(__METHOD__ . ' of a named route');
        }
        $isWhole = preg_match('~^(?:[a-z]+:)?//~i', (string)$uri) === 1;
        $uri = $isWhole || $local === false
            ? (string)$uri
            : rtrim($baseUri ?? $this->baseUri, '/') . '/' . ltrim((string)$uri, '/');
        $query = $args ? http_build_query($args) : '';

        return $query === '' ? $uri : $uri . (str_contains($uri, '?') ? '&' : '?') . $query;
    }

    public function getBaseUri(): string
    {
        return $this->baseUri;
    }

    public function getStatic($uri = null): string
    {
        return $this->get($uri, null, null, $this->getStaticBaseUri());
    }

    public function getStaticBaseUri(): string
    {
        return $this->staticBaseUri ?? $this->baseUri;
    }

    public function setBaseUri(string $baseUri): UrlInterface
    {
        $this->baseUri = $baseUri;

        return $this;
    }

    public function setStaticBaseUri(string $staticBaseUri): UrlInterface
    {
        $this->staticBaseUri = $staticBaseUri;

        return $this;
    }
}
