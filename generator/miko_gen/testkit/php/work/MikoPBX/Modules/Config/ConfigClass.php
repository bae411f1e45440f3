<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\Modules\Config;

use MikoPBX\PBXCoreREST\Lib\PBXApiResult;
use Phalcon\Acl\Adapter\Memory as AclList;
use Phalcon\Assets\Manager;
use Phalcon\Forms\Form;
use Phalcon\Mvc\Dispatcher;
use Phalcon\Mvc\Micro;
use Phalcon\Mvc\Router;
use Phalcon\Mvc\View;

/** The hooks of a module: each has nothing to say until a module overrides it (Modules/Config/ConfigClass.php). */
trait ConfigClass
{
    protected int $priority = 10000;

    public function __construct()
    {
        parent::__construct();
        $parts = explode('\\', static::class);
        if (count($parts) === 4 && $parts[0] === 'Modules') {
            $this->moduleUniqueId = $parts[1];
            $this->moduleDir = $this->config->path('core.modulesDir') . "/$parts[1]";
        }
    }

    public function moduleRestAPICallback(array $request): PBXApiResult
    {
        $result = new PBXApiResult();
        $result->processor = self::class . '::moduleRestAPICallback';
        $result->success = strtoupper($request['action']) === 'CHECK';
        if (!$result->success) {
            $result->messages['error'][] = "API action not found in $result->processor";
        }

        return $result;
    }

    public function applyACLFiltersToCDRQuery(array &$parameters, array $sessionContext = []): void
    {
    }

    public function authenticateUser(string $login, string $password): array
    {
        return [];
    }

    public function createCronTasks(array &$tasks): void
    {
    }

    public function createNginxLocations(): string
    {
        return '';
    }

    public function createNginxServers(): string
    {
        return '';
    }

    public function generateFail2BanJails(): string
    {
        return '';
    }

    public function getDefaultFirewallRules(): array
    {
        return [];
    }

    public function getMessages(): array
    {
        return $this->messages;
    }

    public function getMethodPriority(string $methodName = ''): int
    {
        return $this->priority;
    }

    public function getModuleWorkers(): array
    {
        return [];
    }

    public function getPBXCoreRESTAdditionalRoutes(): array
    {
        return [];
    }

    public function modelsEventChangeData($data): void
    {
    }

    public function modelsEventNeedReload(array $plannedReloadActions): void
    {
    }

    public function onAfterACLPrepared(AclList $aclList): void
    {
    }

    public function onAfterAssetsPrepared(Manager $assets, Dispatcher $dispatcher): void
    {
    }

    public function onAfterExecuteRestAPIRoute(Micro $app): void
    {
    }

    public function onAfterExecuteRoute(Dispatcher $dispatcher): void
    {
    }

    public function onAfterIptablesReload(): void
    {
    }

    public function onAfterModuleDisable(): void
    {
    }

    public function onAfterModuleEnable(): void
    {
    }

    public function onAfterNetworkConfigured(): void
    {
    }

    public function onAfterPbxStarted(): void
    {
    }

    public function onAfterRoutesPrepared(Router $router): void
    {
    }

    public function onBeforeExecuteRestAPIRoute(Micro $app): void
    {
    }

    public function onBeforeExecuteRoute(Dispatcher $dispatcher): void
    {
    }

    public function onBeforeFormInitialize(Form $form, $entity, $options): void
    {
    }

    public function onBeforeHeaderMenuShow(array &$menuItems): void
    {
    }

    public function onBeforeModuleDisable(): bool
    {
        return true;
    }

    public function onBeforeModuleEnable(): bool
    {
        return true;
    }

    public function onGetControllerPermissions(string $controller, array &$permissions): void
    {
    }

    public function onVoltBlockCompile(string $controller, string $blockName, View $view): string
    {
        return '';
    }
}
