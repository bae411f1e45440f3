<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Assets;

class Collection implements \Countable, \IteratorAggregate
{
    protected $assets = [];
    protected $attributes = [];
    protected $autoVersion = false;
    protected $codes = [];
    protected $filters = [];
    protected $isLocal = true;
    protected $join = true;
    protected $prefix = '';
    protected $sourcePath = '';
    protected $targetIsLocal = true;
    protected $targetPath = '';
    protected $targetUri = '';
    protected $version = '';
    public function add(\Phalcon\Assets\AssetInterface $asset): \Phalcon\Assets\Collection { return $this; }
    public function addCss(string $path, $isLocal = null, bool $filter = true, array $attributes = [], ?string $version = null, bool $autoVersion = false): \Phalcon\Assets\Collection { return $this; }
    public function addFilter(\Phalcon\Assets\FilterInterface $filter): \Phalcon\Assets\Collection { return $this; }
    public function addInline(\Phalcon\Assets\Inline $code): \Phalcon\Assets\Collection { return $this; }
    public function addInlineCss(string $content, bool $filter = true, array $attributes = []): \Phalcon\Assets\Collection { return $this; }
    public function addInlineJs(string $content, bool $filter = true, array $attributes = []): \Phalcon\Assets\Collection { return $this; }
    public function addJs(string $path, $isLocal = null, bool $filter = true, array $attributes = [], ?string $version = null, bool $autoVersion = false): \Phalcon\Assets\Collection { return $this; }
    public function count(): int { return 0; }
    public function getAssets(): array { return []; }
    public function getAttributes(): array { return []; }
    public function getCodes(): array { return []; }
    public function getFilters(): array { return []; }
    public function getIterator(): \Traversable { throw new \LogicException('A stand-in has no such object.'); }
    public function getJoin(): bool { return false; }
    public function getPrefix(): string { return ''; }
    public function getRealTargetPath(string $basePath): string { return ''; }
    public function getSourcePath(): string { return ''; }
    public function getTargetIsLocal(): bool { return false; }
    public function getTargetPath(): string { return ''; }
    public function getTargetUri(): string { return ''; }
    public function getVersion(): string { return ''; }
    public function has(\Phalcon\Assets\AssetInterface $asset): bool { return false; }
    public function isAutoVersion(): bool { return false; }
    public function isLocal(): bool { return false; }
    public function join(bool $flag): \Phalcon\Assets\Collection { return $this; }
    public function setAttributes(array $attributes): \Phalcon\Assets\Collection { return $this; }
    public function setAutoVersion(bool $flag): \Phalcon\Assets\Collection { return $this; }
    public function setFilters(array $filters): \Phalcon\Assets\Collection { return $this; }
    public function setIsLocal(bool $flag): \Phalcon\Assets\Collection { return $this; }
    public function setPrefix(string $prefix): \Phalcon\Assets\Collection { return $this; }
    public function setTargetIsLocal(bool $flag): \Phalcon\Assets\Collection { return $this; }
    public function setTargetPath(string $targetPath): \Phalcon\Assets\Collection { return $this; }
    public function setTargetUri(string $targetUri): \Phalcon\Assets\Collection { return $this; }
    public function setSourcePath(string $sourcePath): \Phalcon\Assets\Collection { return $this; }
    public function setVersion(string $version): \Phalcon\Assets\Collection { return $this; }
    final protected function addAsset(\Phalcon\Assets\AssetInterface $asset): bool { return false; }
}
