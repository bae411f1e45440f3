<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Di;

use Phalcon\Di\DiInterface;
use Phalcon\Di\Exception;
use Phalcon\Di\Exception\ServiceResolutionException;
use Phalcon\Di\InjectionAwareInterface;
use Phalcon\Di\ServiceProviderInterface;
use Phalcon\Di\ServiceInterface;
use Phalcon\Di\Service;

/** A container: a service is a value, an object, a class name or a closure that makes it. */
trait Di
{
    private static ?DiInterface $kitDefault = null;

    /** @var array<string, Service> */
    private array $kitServices = [];
    /** @var array<string, mixed> */
    private array $kitShared = [];

    public function __construct()
    {
        self::$kitDefault ??= $this;
    }

    public function __call(string $method, array $arguments = [])
    {
        $name = lcfirst(substr($method, 3));
        if (str_starts_with($method, 'get') && $this->has($name)) {
            return $this->get($name, ...$arguments);
        }
        if (str_starts_with($method, 'set') && $arguments !== []) {
            return $this->set($name, $arguments[0]);
        }
        throw new Exception("Call to undefined method or service '$method'");
    }

    public static function getDefault(): ?DiInterface
    {
        return self::$kitDefault;
    }

    public static function setDefault(DiInterface $container): void
    {
        self::$kitDefault = $container;
    }

    public static function reset(): void
    {
        self::$kitDefault = null;
    }

    public function set(string $name, $definition, ?bool $shared = null): ServiceInterface
    {
        return $this->kitServices[$name] = new Service($definition, $shared ?? false);
    }

    public function setShared(string $name, $definition): ServiceInterface
    {
        return $this->set($name, $definition, true);
    }

    public function attempt(string $name, $definition, ?bool $shared = null)
    {
        return $this->has($name) ? false : $this->set($name, $definition, $shared);
    }

    public function has(string $name): bool
    {
        return isset($this->kitServices[$name]);
    }

    public function remove(string $name): void
    {
        unset($this->kitServices[$name], $this->kitShared[$name]);
    }

    public function get(string $name, $parameters = null)
    {
        $service = $this->kitServices[$name] ?? null;
        // What was given out stays, also when another definition is set.
        if ($service?->isShared() && array_key_exists($name, $this->kitShared)) {
            return $this->kitShared[$name];
        }
        if ($service === null && !class_exists($name)) {
            throw new Exception("Service '$name' was not found in the dependency injection container");
        }
        try {
            $instance = $service === null
                ? new $name(...array_values((array)$parameters))
                : $service->resolve($parameters, $this);
        } catch (ServiceResolutionException) {
            throw new Exception("Service '$name' cannot be resolved");
        }
        if ($instance instanceof InjectionAwareInterface) {
            $instance->setDI($this);
        }
        if ($service?->isShared()) {
            $this->kitShared[$name] = $instance;
        }

        return $instance;
    }

    public function getShared(string $name, $parameters = null)
    {
        return $this->kitShared[$name] ??= $this->get($name, $parameters);
    }

    public function getService(string $name): ServiceInterface
    {
        return $this->kitServices[$name]
            ?? throw new Exception("Service '$name' was not found in the dependency injection container");
    }

    public function getServices(): array
    {
        return $this->kitServices;
    }

    public function getRaw(string $name)
    {
        return $this->getService($name)->getDefinition();
    }

    public function register(ServiceProviderInterface $provider): void
    {
        $provider->register($this);
    }

    public function offsetExists($name): bool
    {
        return $this->has($name);
    }

    public function offsetGet($name): mixed
    {
        return $this->getShared($name);
    }

    public function offsetSet($offset, $value): void
    {
        $this->setShared($offset, $value);
    }

    public function offsetUnset($name): void
    {
        $this->remove($name);
    }
}
