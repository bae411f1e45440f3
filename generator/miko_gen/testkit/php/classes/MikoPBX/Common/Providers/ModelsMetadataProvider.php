<?php

declare(strict_types=1);

namespace MikoPBX\Common\Providers;

/**
 * The name of the service that knows the models' columns.
 */
class ModelsMetadataProvider
{
    public const string SERVICE_NAME = 'modelsMetadata';
}
