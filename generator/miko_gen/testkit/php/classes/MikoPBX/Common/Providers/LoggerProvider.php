<?php

declare(strict_types=1);

namespace MikoPBX\Common\Providers;

/**
 * The name of the system log.
 */
class LoggerProvider
{
    public const string SERVICE_NAME = 'logger';
}
