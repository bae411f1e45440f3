<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\Common\Models;

use MikoPBX\Common\Models\PbxSettings;
use MikoPBX\Common\Providers\PBXConfModulesProvider;

/** The modules of the PBX (Common/Models/PbxExtensionModules.php). */
trait PbxExtensionModules
{
    public static function getEnabledModulesArray(bool $useCache = true): array
    {
        if (PbxSettings::getValueByKey(PbxSettings::DISABLE_ALL_MODULES) === '1') {
            return [];
        }
        $enabled = ['conditions' => "disabled = '0'", 'columns' => 'uniqid', 'order' => 'uniqid'];

        return self::find($enabled)->toArray();
    }

    public static function getModulesArray(bool $useCache = true): array
    {
        return self::find(['order' => 'uniqid'])->toArray();
    }

    public function afterSave(): void
    {
        PBXConfModulesProvider::recreateModulesProvider();
    }

    public function afterDelete(): void
    {
        PBXConfModulesProvider::recreateModulesProvider();
    }
}
