<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Translate;

use Phalcon\Translate\Exception;
use Phalcon\Translate\Interpolator\AssociativeArray;
use Phalcon\Translate\Interpolator\IndexedArray;
use Phalcon\Translate\Interpolator\InterpolatorInterface;

trait InterpolatorFactory
{
    public function __construct(array $services = [])
    {
        $this->services = $services + $this->getServices();
    }

    protected function getServices(): array
    {
        return ['associativeArray' => AssociativeArray::class, 'indexedArray' => IndexedArray::class];
    }

    public function newInstance(string $name): InterpolatorInterface
    {
        $class = $this->services[$name] ?? throw new Exception("Service $name is not registered");

        return new $class();
    }
}
