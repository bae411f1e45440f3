<?php

declare(strict_types=1);

namespace MikoPBX\Common\Providers;

/**
 * The name of the service that holds the settings of the machine.
 */
class ConfigProvider
{
    public const string SERVICE_NAME = 'config';
}
