<?php

declare(strict_types=1);

namespace MikoPBX\Common\Providers;

/**
 * The name of the service that knows licences.
 */
class MarketPlaceProvider
{
    public const string SERVICE_NAME = 'license';
}
