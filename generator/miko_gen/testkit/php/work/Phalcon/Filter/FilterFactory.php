<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Filter;

use Phalcon\Filter\Filter;
use Phalcon\Filter\FilterInterface;

/** Makes a filter with all of Phalcon's sanitizers. */
trait FilterFactory
{
    public function newInstance(): FilterInterface
    {
        return new Filter();
    }
}
