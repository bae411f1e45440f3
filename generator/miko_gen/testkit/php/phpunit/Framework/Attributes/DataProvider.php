<?php

declare(strict_types=1);

namespace PHPUnit\Framework\Attributes;

use Attribute;

#[Attribute(Attribute::TARGET_METHOD | Attribute::IS_REPEATABLE)]
final class DataProvider
{
    public function __construct(public readonly string $methodName)
    {
    }
}
