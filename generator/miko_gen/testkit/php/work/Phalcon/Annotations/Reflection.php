<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Annotations;

use Phalcon\Annotations\Collection;

/** The annotations of a class and of its properties. */
trait Reflection
{
    public function __construct(array $reflectionData = [])
    {
        $this->reflectionData = $reflectionData;
    }

    public function getClassAnnotations(): ?Collection
    {
        return empty($this->reflectionData['class']) ? null : new Collection($this->reflectionData['class']);
    }

    public function getPropertiesAnnotations(): array
    {
        $read = static fn (array $annotations): Collection => new Collection($annotations);
        return array_map($read, $this->reflectionData['properties'] ?? []);
    }

    public function getReflectionData(): array
    {
        return $this->reflectionData;
    }
}
