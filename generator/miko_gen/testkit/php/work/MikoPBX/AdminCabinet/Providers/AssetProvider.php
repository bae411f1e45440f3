<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\AdminCabinet\Providers;

use MikoGen\TestKit\Pages\Assets;
use MikoPBX\AdminCabinet\Plugins\AssetManager;
use MikoPBX\Common\Providers\PBXConfModulesProvider;
use Phalcon\Assets\Manager;
use Phalcon\Di\DiInterface;
use Phalcon\Html\TagFactory;

trait AssetProvider
{
    private Manager $kitManager;

    public function initializeClassVariables(string $version, TagFactory $tagFactory): void
    {
        $this->kitManager = new AssetManager($tagFactory, ['prefix' => '/admin-cabinet/assets/']);
        $this->kitManager->setVersion($version);
        Assets::ofEveryPage($this->kitManager);
    }

    public function register(DiInterface $di): void
    {
        $provider = $this;
        $di->setShared(self::SERVICE_NAME, function () use ($di, $provider): Manager {
            $provider->initializeClassVariables('1', new TagFactory($di->getShared('escaper')));
            $hooked = [$provider->kitManager, $di->getShared('dispatcher')];
            PBXConfModulesProvider::hookModulesMethod('onAfterAssetsPrepared', $hooked);

            return $provider->kitManager;
        });
    }
}
