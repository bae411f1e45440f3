<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

use MikoPBX\Common\Providers as Providers;
use Phalcon\Config\Config;
use Phalcon\Di\Di;
use Phalcon\Di\FactoryDefault\Cli;
use Phalcon\Mvc\Model\MetaData\Memory as MemoryMetaData;
use Phalcon\Mvc\Model\MetaData\Strategy\Annotations;
use stdClass;

/**
 * The services of Core's container: Core's own where they need nothing but files, small ones for the rest.
 */
final class CoreServices extends Services
{
    public function __construct(array $settings, private readonly Module $module, private readonly string $core)
    {
        $this->config = new Config($settings);
    }

    /** A fresh container: no connection, cache or model metadata of an earlier test is left. */
    public function register(): void
    {
        $di = new Cli();
        Di::reset();
        Di::setDefault($di);
        $di->setShared(Providers\ConfigProvider::SERVICE_NAME, $this->config);
        $silent = [
            Providers\MarketPlaceProvider::SERVICE_NAME,
            Providers\SentryErrorHandlerProvider::SERVICE_NAME,
            Providers\WhoopsErrorHandlerProvider::SERVICE_NAME,
        ];
        foreach ($silent as $name) {
            $di->setShared($name, new SilentService());
        }
        $di->setShared(Providers\EventBusProvider::SERVICE_NAME, new EventBus());
        $di->setShared(Providers\RedisClientProvider::SERVICE_NAME, new SharedRedis());
        $di->setShared(Providers\LoggerProvider::SERVICE_NAME, new CoreLog());
        $di->setShared(Providers\RegistryProvider::SERVICE_NAME, new stdClass());
        $di->setShared(Providers\MutexProvider::SERVICE_NAME, new SilentService());
        $di->setShared(Providers\ManagedCacheProvider::SERVICE_NAME, new CoreCache());
        $di->setShared(Providers\BeanstalkConnectionModelsProvider::SERVICE_NAME, $this->queue());
        $di->setShared(Providers\TranslationProvider::SERVICE_NAME, new CoreTranslation($this->core, $this->module));
        $metaData = new MemoryMetaData();
        $metaData->setStrategy(new Annotations());
        $di->setShared(Providers\ModelsMetadataProvider::SERVICE_NAME, $metaData);
        $di->register(new Providers\ModelsAnnotationsProvider());
        $di->register(new Providers\MainDatabaseProvider());
        $di->register(new Providers\CDRDatabaseProvider());
        $di->register(new Providers\RecordingStorageDatabaseProvider());
        $this->reconnectModules();
    }
}
