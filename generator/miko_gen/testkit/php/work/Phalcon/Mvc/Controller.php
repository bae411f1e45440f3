<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Mvc;

/** A controller may prepare itself when it is made. */
trait Controller
{
    final public function __construct()
    {
        if (method_exists($this, 'onConstruct')) {
            $this->onConstruct();
        }
    }
}
