<?php

declare(strict_types=1);

namespace MikoPBX\Common\Providers;

/**
 * The name of the service that lets one process after the other.
 */
class MutexProvider
{
    public const string SERVICE_NAME = 'mutex';
}
