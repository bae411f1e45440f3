<?php

declare(strict_types=1);

namespace MikoPBX\Common\Providers;

/**
 * The name of the connection to the call records.
 */
class CDRDatabaseProvider
{
    public const string SERVICE_NAME = 'dbCDR';
}
