<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Translate;

use Phalcon\Translate\Adapter\AdapterInterface;
use Phalcon\Translate\Adapter\NativeArray;
use Phalcon\Translate\Exception;
use Phalcon\Translate\InterpolatorFactory;

trait TranslateFactory
{
    private InterpolatorFactory $kitInterpolator;

    public function __construct(InterpolatorFactory $interpolator, array $services = [])
    {
        $this->kitInterpolator = $interpolator;
        $this->services = $services + $this->getServices();
    }

    protected function getServices(): array
    {
        return ['array' => NativeArray::class];
    }

    public function newInstance(string $name, array $options = []): AdapterInterface
    {
        $class = $this->services[$name] ?? throw new Exception("Service $name is not registered");

        return new $class($this->kitInterpolator, $options);
    }
}
