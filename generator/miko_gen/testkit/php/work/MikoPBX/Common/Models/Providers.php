<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\Common\Models;

use MikoPBX\Common\Models\Extensions;

/** A trunk (Common/Models/Providers.php). */
trait Providers
{
    public static function generateUniqueID(string $type = 'SIP'): string
    {
        return parent::generateUniqueID(match ($type) {
            'SIP' => Extensions::PREFIX_TRUNK_SIP,
            'IAX' => Extensions::PREFIX_TRUNK_IAX,
            default => "$type-TRUNK",
        });
    }
}
