<?php

declare(strict_types=1);

namespace MikoPBX\Common\Providers;

use MikoPBX\Core\System\Directories;
use MikoPBX\Modules\Models\ModulesModelsBase;
use Phalcon\Db\Adapter\Pdo\Sqlite;
use Phalcon\Di\Di;
use Phalcon\Di\DiInterface;
use Phalcon\Di\ServiceProviderInterface;
use Phalcon\Events\Event;
use Phalcon\Events\Manager;

/**
 * A connection to the database of each module that has models; a transaction of Core's is theirs too.
 */
class ModulesDBConnectionsProvider implements ServiceProviderInterface
{
    public const string SERVICE_NAME = '';

    private const STEPS = [
        'beginTransaction' => 'begin',
        'commitTransaction' => 'commit',
        'rollbackTransaction' => 'rollback',
    ];

    public function register(DiInterface $di): void
    {
        $services = [];
        foreach (glob(Directories::getDir(Directories::CORE_MODULES_DIR) . '/*/module.json') ?: [] as $file) {
            $module = json_decode((string)file_get_contents($file), true)['moduleUniqueID'] ?? null;
            $folder = dirname($file);
            if ($module !== null && glob("$folder/Models/*.php")) {
                $services[] = $name = ModulesModelsBase::getConnectionServiceName($module);
                is_dir("$folder/db") || mkdir("$folder/db", 0o755, true);
                $di->remove($name);
                $di->setShared($name, fn (): Sqlite => new Sqlite(['dbname' => "$folder/db/module.db"]));
            }
        }
        $main = $di->getShared(MainDatabaseProvider::SERVICE_NAME);
        $events = new Manager();
        $events->attach('db', static function (Event $event) use ($services, $di): void {
            $step = self::STEPS[$event->getType()] ?? null;
            foreach ($step === null ? [] : $services as $service) {
                $di->has($service) && $di->getShared($service)->{$step}();
            }
        });
        $main->setEventsManager($events);
    }

    public static function recreateModulesDBConnections(): void
    {
        (new self())->register(Di::getDefault());
    }
}
