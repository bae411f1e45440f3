<?php

declare(strict_types=1);

namespace Pheanstalk\Contract;

/**
 * The defaults that Core's classes name, for a checkout of Core without its vendor folder.
 */
interface PheanstalkInterface
{
    public const DEFAULT_DELAY = 0;
    public const DEFAULT_PRIORITY = 1024;
    public const DEFAULT_TTR = 60;
}
