<?php

declare(strict_types=1);

namespace PHPUnit\Framework;

use RuntimeException;

class AssertionFailedError extends RuntimeException
{
}
