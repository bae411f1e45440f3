<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\Common\Models;

use MikoPBX\Common\Models\Extensions;

/** A phone outside (Common/Models/ExternalPhones.php). */
trait ExternalPhones
{
    public static function generateUniqueID(string $alias = ''): string
    {
        return parent::generateUniqueID($alias ?: Extensions::PREFIX_EXTERNAL);
    }
}
