<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

use MikoPBX\Common\Providers\BeanstalkConnectionModelsProvider;
use MikoPBX\Common\Providers\ModulesDBConnectionsProvider;
use MikoPBX\Common\Providers\PBXConfModulesProvider;
use MikoPBX\Modules\Config\SystemConfigInterface;
use Phalcon\Config\Config;
use Phalcon\Db\Adapter\Pdo\AbstractPdo;
use Phalcon\Di\Di;
use Phalcon\Mvc\Model\Manager;

/**
 * The services of Core's container, and what Core's models publish by them.
 */
abstract class Services
{
    /** @var list<string> */
    private array $reloads = [];
    protected readonly Config $config;

    /** A fresh container: no connection, cache or model metadata of an earlier test is left. */
    abstract public function register(): void;

    public function path(string $name): string
    {
        return (string)$this->config->path($name);
    }

    /**
     * Closes the databases, before one of their files is copied: opening and closing a file takes this process's locks off it,
     * and a script that then uses the database removes the journal which this process still writes.
     */
    public function disconnect(): void
    {
        foreach (Di::getDefault()?->getServices() ?? [] as $service) {
            // Another one would be made of a service that is not shared.
            $made = $service->isShared() && $service->isResolved() ? $service->resolve() : null;
            if ($made instanceof AbstractPdo) {
                $made->close();
            }
        }
        gc_collect_cycles();
    }

    /** After a module came or went. */
    public function reconnectModules(): void
    {
        if (is_file($this->path('database.dbfile'))) {
            ModulesDBConnectionsProvider::recreateModulesDBConnections();
        }
        PBXConfModulesProvider::recreateModulesProvider();
    }

    /** As in a process that begins now: models of Core get the relations that enabled modules add to them. */
    public function forgetModels(): void
    {
        Di::getDefault()->remove('modelsManager');
        Di::getDefault()->setShared('modelsManager', Manager::class);
    }

    /** @return list<string> */
    public function takeReloads(): array
    {
        [$reloads, $this->reloads] = [$this->reloads, []];
        return array_values(array_unique($reloads));
    }

    /** Stands for the queue of WorkerModelsEvents (src/Core/Workers/WorkerModelsEvents.php): a message is done at once. */
    protected function queue(): ModelsQueue
    {
        return new ModelsQueue(function (array $message): void {
            if (($message['source'] ?? '') === BeanstalkConnectionModelsProvider::SOURCE_INVOKE_ACTION) {
                $this->reloads[] = substr((string)strrchr($message['action'], '\\'), 1);
            } else {
                PBXConfModulesProvider::hookModulesMethod(SystemConfigInterface::MODELS_EVENT_CHANGE_DATA, [$message]);
            }
        });
    }
}
