<?php

declare(strict_types=1);

namespace MikoPBX\Core\System;

use MikoPBX\Common\Models\PbxSettings;
use Phalcon\Di\Injectable;

/**
 * The settings of the PBX by another name.
 */
class MikoPBXConfig extends Injectable
{
    public function setGeneralSettings(string $db_key, mixed $value): bool
    {
        return PbxSettings::setValueByKey($db_key, (string)$value);
    }

    public function resetGeneralSettings(string $db_key): bool
    {
        return PbxSettings::resetValueToDefault($db_key);
    }

    public function getGeneralSettings(string $db_key = ''): array|string
    {
        return $db_key === '' ? PbxSettings::getAllPbxSettings() : PbxSettings::getValueByKey($db_key);
    }
}
