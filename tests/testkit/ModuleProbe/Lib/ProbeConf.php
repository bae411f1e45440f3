<?php

declare(strict_types=1);

namespace Modules\ModuleProbe\Lib;

use MikoPBX\Core\Workers\Libs\WorkerModelsEvents\Actions\ReloadDialplanAction;
use MikoPBX\Core\Workers\WorkerModelsEvents;
use MikoPBX\Modules\Config\ConfigClass;

class ProbeConf extends ConfigClass
{
    /** @var list<array<string, mixed>> what modelsEventChangeData() was told */
    public static array $changes = [];

    /** @var list<string> */
    public static array $calls = [];

    public static bool $allows = true;

    public function modelsEventChangeData($data): void
    {
        self::$changes[] = $data;
    }

    public function generateManagerConf(): string
    {
        return "[probe]\nsecret = x\n";
    }

    public function generateIncomingRoutBeforeDial(string $rout_number): string
    {
        return "same => n,NoOp($rout_number)\n";
    }

    public function overridePJSIPOptions(string $extension, array $options): array
    {
        return ['extension' => $extension] + $options;
    }

    public function extensionGenHints(): string
    {
        throw new \RuntimeException('no hints');
    }

    public function onBeforeModuleEnable(): bool
    {
        self::$calls[] = __FUNCTION__;
        if (!self::$allows) {
            $this->messages[] = 'not now';
        }
        return self::$allows;
    }

    public function onAfterModuleEnable(): void
    {
        self::$calls[] = __FUNCTION__;
        WorkerModelsEvents::invokeAction(ReloadDialplanAction::class);
    }

    public function onBeforeModuleDisable(): bool
    {
        self::$calls[] = __FUNCTION__;
        return self::$allows;
    }

    public function onAfterModuleDisable(): void
    {
        self::$calls[] = __FUNCTION__;
    }
}
