<?php

declare(strict_types=1);

namespace Phalcon\Acl;

class Enum
{
    public const ALLOW = 1;
    public const DENY = 0;
}
