<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Translate\Adapter;

use Phalcon\Translate\Exception;
use Phalcon\Translate\InterpolatorFactory;

/** Texts by key, with %placeholders%. */
trait AbstractAdapter
{
    protected $defaultInterpolator = 'associativeArray';

    public function _(string $translateKey, array $placeholders = []): string
    {
        return $this->query($translateKey, $placeholders);
    }

    public function __construct(InterpolatorFactory $interpolator, array $options = [])
    {
        $this->interpolatorFactory = $interpolator;
        $this->defaultInterpolator = $options['defaultInterpolator'] ?? $this->defaultInterpolator;
    }

    public function offsetExists($translateKey): bool
    {
        return $this->has($translateKey);
    }

    public function offsetGet($translateKey): mixed
    {
        return $this->query($translateKey);
    }

    public function offsetSet($offset, $value): void
    {
        throw new Exception('Translate is an immutable ArrayAccess object');
    }

    public function offsetUnset($offset): void
    {
        throw new Exception('Translate is an immutable ArrayAccess object');
    }

    protected function replacePlaceholders(string $translation, array $placeholders = []): string
    {
        return $this->interpolatorFactory->newInstance($this->defaultInterpolator)
            ->replacePlaceholders($translation, $placeholders);
    }

    public function t(string $translateKey, array $placeholders = []): string
    {
        return $this->query($translateKey, $placeholders);
    }
}
