<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Config;

class Config extends \Phalcon\Support\Collection implements \Phalcon\Config\ConfigInterface
{
    public const DEFAULT_PATH_DELIMITER = '.';
    protected $pathDelimiter = self::DEFAULT_PATH_DELIMITER;
    public function getPathDelimiter(): string { return ''; }
    public function merge($toMerge): \Phalcon\Config\ConfigInterface { return $this; }
    public function path(string $path, $defaultValue = null, ?string $delimiter = null) { return null; }
    public function setPathDelimiter(?string $delimiter = null): \Phalcon\Config\ConfigInterface { return $this; }
    public function toArray(): array { return []; }
    final protected function internalMerge(array $source, array $target): array { return []; }
    protected function setData($element, $value): void {}
}
