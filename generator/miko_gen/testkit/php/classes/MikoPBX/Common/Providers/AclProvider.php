<?php

declare(strict_types=1);

namespace MikoPBX\Common\Providers;

/**
 * Names of Core's own roles (Common/Providers/AclProvider.php); there is no list of rights here that could be kept.
 */
class AclProvider
{
    public const string SERVICE_NAME = 'ACL';
    public const string ROLE_ADMINS = 'admins';
    public const string ROLE_GUESTS = 'guests';

    public static function clearCache(): void
    {
    }
}
