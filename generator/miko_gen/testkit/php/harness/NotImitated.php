<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

use LogicException;

/**
 * The stand-ins do not do what was called. Core's own classes do: run the tests on them.
 */
final class NotImitated extends LogicException
{
    public function __construct(string $method)
    {
        parent::__construct("The test kit does not imitate $method(); with Core itself (--core) it works.");
    }
}
