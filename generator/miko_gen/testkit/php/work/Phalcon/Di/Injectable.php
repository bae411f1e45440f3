<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Di;

use Phalcon\Di\Di;
use Phalcon\Di\DiInterface;

/** Services of the container are properties of the object. */
trait Injectable
{
    public function __get(string $propertyName)
    {
        $container = $this->getDI();
        if ($propertyName === 'di') {
            return $container;
        }
        if ($container->has($propertyName)) {
            return $this->{$propertyName} = $container->getShared($propertyName);
        }
        trigger_error("Access to undefined property $propertyName");
        return null;
    }

    public function __isset(string $name): bool
    {
        return $this->getDI()->has($name);
    }

    public function getDI(): DiInterface
    {
        return $this->container ??= Di::getDefault();
    }

    public function setDI(DiInterface $container): void
    {
        $this->container = $container;
    }
}
