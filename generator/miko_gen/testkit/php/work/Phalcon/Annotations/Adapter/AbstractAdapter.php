<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Annotations\Adapter;

use MikoGen\TestKit\Models\Annotations;
use Phalcon\Annotations\Collection;
use Phalcon\Annotations\Reflection;

/** Reads the annotations of a class. */
trait AbstractAdapter
{
    public function get($className): Reflection
    {
        $class = is_object($className) ? $className::class : $className;
        $properties = array_filter(Annotations::ofProperties($class));

        return new Reflection(['class' => Annotations::ofClass($class), 'properties' => $properties]);
    }

    public function getProperties(string $className): array
    {
        return $this->get($className)->getPropertiesAnnotations();
    }

    public function getProperty(string $className, string $propertyName): Collection
    {
        return $this->getProperties($className)[$propertyName] ?? new Collection([]);
    }
}
