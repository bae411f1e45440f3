<?php

declare(strict_types=1);

namespace MikoPBX\AdminCabinet\Plugins;

use Phalcon\Assets\Manager;
use Phalcon\Html\TagFactory;

/**
 * Local files lie below /admin-cabinet/assets/ and carry the version of the installed modules.
 */
class AssetManager extends Manager
{
    private string $version = '1.0';
    private readonly string $prefix;

    public function __construct(TagFactory $tagFactory, array $options = [])
    {
        $this->prefix = $options['prefix'] ?? '';
        parent::__construct($tagFactory, $options);
    }

    public function setVersion(string $version): void
    {
        $this->version = $version;
    }

    public function outputCss(?string $name = null): string
    {
        $this->address($name);

        return parent::outputCss($name);
    }

    public function outputJs(?string $name = null): string
    {
        $this->address($name);

        return parent::outputJs($name);
    }

    private function address(?string $name): void
    {
        foreach ($name === null ? [] : $this->collection($name) as $asset) {
            $asset->setVersion($this->version);
            if ($asset->isLocal() && !str_starts_with($asset->getPath(), $this->prefix)) {
                $asset->setPath($this->prefix . $asset->getPath());
            }
        }
    }
}
