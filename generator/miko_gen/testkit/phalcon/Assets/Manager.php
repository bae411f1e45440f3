<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Assets;

class Manager extends \Phalcon\Di\AbstractInjectionAware
{
    protected $collections = [];
    protected $implicitOutput = true;
    protected $options = [];
    protected $tagFactory;
    public function __construct(\Phalcon\Html\TagFactory $tagFactory, array $options = []) {}
    public function addAsset(\Phalcon\Assets\Asset $asset): \Phalcon\Assets\Manager { return $this; }
    public function addAssetByType(string $type, \Phalcon\Assets\Asset $asset): \Phalcon\Assets\Manager { return $this; }
    public function addCss(string $path, bool $local = true, bool $filter = true, array $attributes = [], ?string $version = null, bool $autoVersion = false): \Phalcon\Assets\Manager { return $this; }
    public function addInlineCode(\Phalcon\Assets\Inline $code): \Phalcon\Assets\Manager { return $this; }
    public function addInlineCodeByType(string $type, \Phalcon\Assets\Inline $code): \Phalcon\Assets\Manager { return $this; }
    public function addInlineCss(string $content, bool $filter = true, array $attributes = []): \Phalcon\Assets\Manager { return $this; }
    public function addInlineJs(string $content, bool $filter = true, array $attributes = []): \Phalcon\Assets\Manager { return $this; }
    public function addJs(string $path, bool $local = true, bool $filter = true, array $attributes = [], ?string $version = null, bool $autoVersion = false): \Phalcon\Assets\Manager { return $this; }
    public function collection(string $name): \Phalcon\Assets\Collection { throw new \LogicException('A stand-in has no such object.'); }
    public function collectionAssetsByType(array $assets, string $type): array { return []; }
    public function exists(string $name): bool { return false; }
    public function get(string $name): \Phalcon\Assets\Collection { throw new \LogicException('A stand-in has no such object.'); }
    public function getCollections(): array { return []; }
    public function getCss(): \Phalcon\Assets\Collection { throw new \LogicException('A stand-in has no such object.'); }
    public function getJs(): \Phalcon\Assets\Collection { throw new \LogicException('A stand-in has no such object.'); }
    public function getOptions(): array { return []; }
    public function has(string $name): bool { return false; }
    public function output(\Phalcon\Assets\Collection $collection, string $type): ?string { return null; }
    public function outputCss(?string $name = null): string { return ''; }
    public function outputInline(\Phalcon\Assets\Collection $collection, $type): string { return ''; }
    public function outputInlineCss(?string $name = null): string { return ''; }
    public function outputInlineJs(?string $name = null): string { return ''; }
    public function outputJs(?string $name = null): string { return ''; }
    public function set(string $name, \Phalcon\Assets\Collection $collection): \Phalcon\Assets\Manager { return $this; }
    public function setOptions(array $options): \Phalcon\Assets\Manager { return $this; }
    public function useImplicitOutput(bool $implicitOutput): \Phalcon\Assets\Manager { return $this; }
}
