<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

use MikoPBX\Common\Providers;
use MikoPBX\Core\System\Directories;
use Phalcon\Config\Config;
use Phalcon\Db\Adapter\Pdo\Sqlite;
use Phalcon\Di\Di;
use Phalcon\Di\FactoryDefault\Cli;
use Redis;
use stdClass;

/**
 * The container of the kit's PBX.
 */
final class KitServices extends Services
{
    public function __construct(string $scratch)
    {
        $this->config = new Config(self::settings($scratch));
        class_exists(Redis::class) || require __DIR__ . '/core/Redis.php';
    }

    /** A fresh container: no connection of an earlier test is left. */
    public function register(): void
    {
        $container = new Cli();
        Di::reset();
        Di::setDefault($container);
        Directories::reset();
        $container->setShared(Providers\ConfigProvider::SERVICE_NAME, $this->config);
        $container->setShared(Providers\EventBusProvider::SERVICE_NAME, new EventBus());
        $container->setShared(Providers\RedisClientProvider::SERVICE_NAME, new SharedRedis());
        $container->setShared(Providers\MarketPlaceProvider::SERVICE_NAME, new SilentService());
        $container->setShared(Providers\MutexProvider::SERVICE_NAME, new SilentService());
        $container->setShared(Providers\LoggerProvider::SERVICE_NAME, new CoreLog());
        $container->setShared(Providers\RegistryProvider::SERVICE_NAME, new stdClass());
        $container->setShared(Providers\ManagedCacheProvider::SERVICE_NAME, new KitCache());
        $queue = $this->queue();
        $container->setShared(Providers\BeanstalkConnectionModelsProvider::SERVICE_NAME, $queue);
        $container->register(new Providers\LanguageProvider());
        $container->register(new Providers\MessagesProvider());
        $container->register(new Providers\TranslationProvider());
        $databases = [
            Providers\MainDatabaseProvider::SERVICE_NAME => 'database',
            Providers\CDRDatabaseProvider::SERVICE_NAME => 'cdrDatabase',
            Providers\RecordingStorageDatabaseProvider::SERVICE_NAME => 'recordingStorageDatabase',
        ];
        foreach ($databases as $name => $group) {
            $file = $this->path("$group.dbfile");
            $container->setShared($name, fn (): Sqlite => new Sqlite(['dbname' => $file]));
        }
        $container->register(new Providers\ModulesDBConnectionsProvider());
        $container->register(new Providers\PBXConfModulesProvider());
    }

    /**
     * The settings of the machine: Core's folders, below the scratch folder.
     *
     * @return array<string, array<string, mixed>>
     */
    private static function settings(string $scratch): array
    {
        $files = [
            'database.dbfile' => '/cf/conf/mikopbx.db',
            'cdrDatabase.dbfile' => '/mountpoint/mikopbx/astlogs/asterisk/cdr.db',
            'recordingStorageDatabase.dbfile' => '/mountpoint/mikopbx/astlogs/asterisk/recording_storage.db',
            'astDatabase.dbfile' => '/mountpoint/mikopbx/persistence/astdb.sqlite3',
        ];
        $settings = [
            'core' => ['debugMode' => false],
            'modulesDatabases' => ['debugMode' => false],
            'adminApplication' => ['debugMode' => false, 'baseUri' => '/admin-cabinet/'],
            'redis' => ['host' => '127.0.0.1', 'port' => 6379],
            'beanstalk' => ['host' => '127.0.0.1', 'port' => 4229],
        ];
        foreach (Directories::DEFAULT_DIRS + $files as $name => $path) {
            [$group, $key] = explode('.', $name);
            $path = "$scratch/root/" . ltrim($path, '/');
            $settings[$group][$key] = $path;
            $folder = isset($files[$name]) ? dirname($path) : $path;
            // Several processes of one PBX may begin at the same time.
            is_dir($folder) || @mkdir($folder, 0o755, true) || is_dir($folder) || mkdir($folder, 0o755, true);
        }

        return $settings;
    }
}
