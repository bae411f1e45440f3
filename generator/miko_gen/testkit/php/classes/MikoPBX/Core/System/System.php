<?php

declare(strict_types=1);

namespace MikoPBX\Core\System;

use MikoPBX\Core\Workers\Libs\WorkerModelsEvents\Actions\ReloadCrondAction;
use MikoPBX\Core\Workers\Libs\WorkerModelsEvents\Actions\ReloadManagerAction;
use MikoPBX\Core\Workers\WorkerModelsEvents;
use Phalcon\Di\Injectable;

/**
 * The machine: here it runs, and is none of its own.
 */
class System extends Injectable
{
    public static function getLogDir(): string
    {
        return Directories::getDir(Directories::CORE_LOGS_DIR);
    }

    public static function isBooting(): bool
    {
        return false;
    }

    public static function isDocker(): bool
    {
        return false;
    }

    public static function isContainer(): bool
    {
        return false;
    }

    /** @param array<string, mixed> $actions "manager" and "cron" are known */
    public static function invokeActions(array $actions): void
    {
        $known = ['manager' => ReloadManagerAction::class, 'cron' => ReloadCrondAction::class];
        array_map(WorkerModelsEvents::invokeAction(...), array_values(array_intersect_key($known, $actions)));
    }
}
