<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Di;

use Closure;
use Phalcon\Di\DiInterface;
use Phalcon\Di\Exception\ServiceResolutionException;

/** What a name of the container stands for. */
trait Service
{
    final public function __construct($definition, ?bool $shared = null)
    {
        $this->definition = $definition;
        $this->shared = $shared ?? false;
    }

    public function getDefinition()
    {
        return $this->definition;
    }

    public function setDefinition($definition): void
    {
        $this->definition = $definition;
    }

    public function isShared(): bool
    {
        return $this->shared;
    }

    public function setShared(bool $shared): void
    {
        $this->shared = $shared;
    }

    public function setSharedInstance($sharedInstance): void
    {
        $this->sharedInstance = $sharedInstance;
    }

    public function isResolved(): bool
    {
        return $this->resolved;
    }

    public function resolve($parameters = null, ?DiInterface $container = null)
    {
        if ($this->shared && $this->sharedInstance !== null) {
            return $this->sharedInstance;
        }
        $instance = $this->kitMake($this->definition, array_values((array)$parameters), $container);
        $this->resolved = true;
        if ($this->shared) {
            $this->sharedInstance = $instance;
        }

        return $instance;
    }

    private function kitMake(mixed $definition, array $parameters, ?DiInterface $container): mixed
    {
        if ($definition instanceof Closure) {
            $bound = $container === null ? $definition : Closure::bind($definition, $container);
            return $bound === null ? null : $bound(...$parameters);
        }
        if (is_array($definition) && isset($definition['className'])) {
            $arguments = array_map(static fn (array $argument): mixed => match ($argument['type']) {
                'service' => $container->get($argument['name']),
                'instance' => new $argument['className'](...($argument['arguments'] ?? [])),
                default => $argument['value'],
            }, $definition['arguments'] ?? []);
            return new $definition['className'](...($parameters ?: $arguments));
        }
        if (is_string($definition)) {
            return class_exists($definition) ? new $definition(...$parameters) : throw new ServiceResolutionException();
        }
        return $definition;
    }
}
