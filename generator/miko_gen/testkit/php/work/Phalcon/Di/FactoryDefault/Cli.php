<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Di\FactoryDefault;

/** Without the services of the web. */
trait Cli
{
    public function __construct()
    {
        parent::__construct();
        array_map($this->remove(...), ['assets', 'request', 'response', 'url']);
    }
}
