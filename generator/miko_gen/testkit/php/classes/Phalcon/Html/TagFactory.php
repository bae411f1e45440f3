<?php

declare(strict_types=1);

namespace Phalcon\Html;

/** What Phalcon's classes are given to write tags; the stand-ins write them themselves. */
class TagFactory
{
    public function __construct(public readonly Escaper $escaper)
    {
    }
}
