<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Assets;

/** Code that stands in the page itself. */
trait Inline
{
    public function __construct(string $type, string $content, ?bool $filter = null, array $attributes = [])
    {
        $this->type = $type;
        $this->content = $content;
        $this->filter = $filter ?? true;
        $this->attributes = $attributes;
    }

    public function getAssetKey(): string
    {
        return sha1("$this->type:$this->content");
    }

    public function getAttributes(): array
    {
        return $this->attributes;
    }

    public function getContent(): string
    {
        return $this->content;
    }

    public function getType(): string
    {
        return $this->type;
    }
}
