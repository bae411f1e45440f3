<?php

declare(strict_types=1);

namespace MikoPBX\AdminCabinet\Providers;

/**
 * The name of the service that says who may do what: [controller, action] are its arguments.
 */
class SecurityPluginProvider
{
    public const string SERVICE_NAME = 'securityPlugin';
}
