<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Mvc;

use Phalcon\Di\DiInterface;

/** What a hook around a REST request gets: the container of its services. */
trait Micro
{
    public function __construct(?DiInterface $container = null)
    {
        $this->container = $container;
    }

    public function getService(string $serviceName)
    {
        return $this->getDI()->get($serviceName);
    }

    public function getSharedService(string $serviceName)
    {
        return $this->getDI()->getShared($serviceName);
    }

    public function hasService(string $serviceName): bool
    {
        return $this->getDI()->has($serviceName);
    }

    public function setDI(DiInterface $container): void
    {
        $this->container = $container;
    }

    public function stop(): void
    {
        $this->stopped = true;
    }
}
