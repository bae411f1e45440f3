<?php

declare(strict_types=1);

namespace MikoPBX\Common\Providers;

/**
 * The name of the connection to Core's database.
 */
class MainDatabaseProvider
{
    public const string SERVICE_NAME = 'db';
}
