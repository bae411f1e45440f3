<?php

declare(strict_types=1);

namespace MikoPBX\Common\Providers;

/**
 * The name of a place for values of this process.
 */
class RegistryProvider
{
    public const string SERVICE_NAME = 'registry';
}
