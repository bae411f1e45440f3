<?php

declare(strict_types=1);

namespace MikoPBX\Common\Providers;

/**
 * The name of the service that reads annotations.
 */
class ModelsAnnotationsProvider
{
    public const string SERVICE_NAME = 'annotations';
}
