<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Mvc\Model\MetaData;

/** Kept for this process. */
trait Memory
{
    public function __construct($options = null)
    {
    }
}
