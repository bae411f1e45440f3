<?php

declare(strict_types=1);

namespace PHPUnit\Framework;

use RuntimeException;

class SkippedWithMessageException extends RuntimeException
{
}
