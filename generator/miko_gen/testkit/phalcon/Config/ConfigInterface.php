<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Config;

interface ConfigInterface extends \Phalcon\Support\Collection\CollectionInterface
{
    public function getPathDelimiter(): string;
    public function merge($toMerge): \Phalcon\Config\ConfigInterface;
    public function path(string $path, $defaultValue = null, ?string $delimiter = null);
    public function setPathDelimiter(?string $delimiter = null): \Phalcon\Config\ConfigInterface;
}
