<?php

declare(strict_types=1);

namespace MikoPBX\Common\Providers;

/**
 * The name of the cache.
 */
class ManagedCacheProvider
{
    public const string SERVICE_NAME = 'managedCache';
    public const string CACHE_PREFIX = '_PH_MANAGED_CACHE:';
    public const int DATABASE_INDEX = 4;
}
