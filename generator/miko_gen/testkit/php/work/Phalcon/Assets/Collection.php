<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Assets;

use ArrayIterator;
use Phalcon\Assets\Asset\Css;
use Phalcon\Assets\Asset\Js;
use Phalcon\Assets\AssetInterface;
use Phalcon\Assets\Collection as Declared;
use Phalcon\Assets\Inline;
use Traversable;

/** Style sheets and scripts in their order, each once. */
trait Collection
{
    protected $assets = [];
    protected $codes = [];

    public function add(AssetInterface $asset): Declared
    {
        $this->addAsset($asset);

        return $this;
    }

    protected function addAsset(AssetInterface $asset): bool
    {
        $isNew = !isset($this->assets[$asset->getAssetKey()]);
        $this->assets[$asset->getAssetKey()] ??= $asset;

        return $isNew;
    }

    public function addCss(
        string $path,
        $isLocal = null,
        ?bool $filter = null,
        array $attributes = [],
        ?string $version = null,
        ?bool $autoVersion = null
    ): Declared {
        return $this->add(new Css($path, $isLocal ?? $this->isLocal, $filter, $attributes, $version, $autoVersion));
    }

    public function addInline(Inline $code): Declared
    {
        $this->codes[$code->getAssetKey()] ??= $code;

        return $this;
    }

    public function addInlineCss(string $content, ?bool $filter = null, array $attributes = []): Declared
    {
        return $this->addInline(new Inline('css', $content, $filter, $attributes));
    }

    public function addInlineJs(string $content, ?bool $filter = null, array $attributes = []): Declared
    {
        return $this->addInline(new Inline('js', $content, $filter, $attributes));
    }

    public function addJs(
        string $path,
        $isLocal = null,
        ?bool $filter = null,
        array $attributes = [],
        ?string $version = null,
        ?bool $autoVersion = null
    ): Declared {
        return $this->add(new Js($path, $isLocal ?? $this->isLocal, $filter, $attributes, $version, $autoVersion));
    }

    public function count(): int
    {
        return count($this->assets);
    }

    public function getAssets(): array
    {
        return $this->assets;
    }

    public function getCodes(): array
    {
        return $this->codes;
    }

    public function getIterator(): Traversable
    {
        return new ArrayIterator($this->assets);
    }

    public function has(AssetInterface $asset): bool
    {
        return isset($this->assets[$asset->getAssetKey()]);
    }
}
