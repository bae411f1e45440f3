<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Assets;

use Phalcon\Assets\AssetInterface;

/** A style sheet or a script of a page. */
trait Asset
{
    public function __construct(
        string $type,
        string $path,
        ?bool $isLocal = null,
        ?bool $filter = null,
        array $attributes = [],
        ?string $version = null,
        ?bool $isAutoVersion = null
    ) {
        $this->type = $type;
        $this->path = $path;
        $this->isLocal = $isLocal ?? true;
        $this->filter = $filter ?? true;
        $this->attributes = $attributes;
        $this->version = $version;
        $this->isAutoVersion = $isAutoVersion ?? false;
    }

    public function getAssetKey(): string
    {
        return sha1("$this->type:$this->path");
    }

    public function getAttributes(): array
    {
        return $this->attributes;
    }

    public function getFilter(): bool
    {
        return $this->filter;
    }

    public function getPath(): string
    {
        return $this->path;
    }

    public function getType(): string
    {
        return $this->type;
    }

    public function getVersion(): ?string
    {
        return $this->version;
    }

    public function isAutoVersion(): bool
    {
        return $this->isAutoVersion;
    }

    public function isLocal(): bool
    {
        return $this->isLocal;
    }

    public function setAttributes(array $attributes): AssetInterface
    {
        $this->attributes = $attributes;

        return $this;
    }

    public function setPath(string $path): AssetInterface
    {
        $this->path = $path;

        return $this;
    }

    public function setVersion(string $version): AssetInterface
    {
        $this->version = $version;

        return $this;
    }
}
