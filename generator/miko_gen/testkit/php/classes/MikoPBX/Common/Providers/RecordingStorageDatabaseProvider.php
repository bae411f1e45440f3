<?php

declare(strict_types=1);

namespace MikoPBX\Common\Providers;

/**
 * The name of the connection to the records of recordings.
 */
class RecordingStorageDatabaseProvider
{
    public const string SERVICE_NAME = 'dbRecordingStorage';
}
