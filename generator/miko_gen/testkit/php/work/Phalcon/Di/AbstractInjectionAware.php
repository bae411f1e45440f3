<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Di;

use Phalcon\Di\DiInterface;

/** Knows the container. */
trait AbstractInjectionAware
{
    public function getDI(): DiInterface
    {
        return $this->container;
    }

    public function setDI(DiInterface $container): void
    {
        $this->container = $container;
    }
}
