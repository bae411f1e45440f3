<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Volt;

use RuntimeException;

/**
 * A template that is wrong, or says what the kit does not imitate.
 */
final class Mistake extends RuntimeException
{
    public function __construct(string $what, string $file, int $line)
    {
        parent::__construct("$file:$line: $what");
        $this->file = $file;
        $this->line = $line;
    }
}
