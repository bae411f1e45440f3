<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Annotations;

use Phalcon\Annotations\Annotation;
use Phalcon\Annotations\Exception;

/** Annotations by their names. */
trait Collection
{
    public function __construct(array $reflectionData = [])
    {
        $this->position = 0;
        $this->annotations = [];
        foreach ($reflectionData as $name => $arguments) {
            $this->annotations[] = new Annotation(['name' => $name, 'arguments' => $arguments]);
        }
    }

    public function has(string $name): bool
    {
        return $this->getAll($name) !== [];
    }

    public function get(string $name): Annotation
    {
        return $this->getAll($name)[0] ?? throw new Exception("Collection does not have an annotation called '$name'");
    }

    public function getAll(string $name): array
    {
        $isNamed = static fn (Annotation $annotation): bool => $annotation->getName() === $name;
        return array_values(array_filter($this->annotations, $isNamed));
    }

    public function getAnnotations(): array
    {
        return $this->annotations;
    }

    public function count(): int
    {
        return count($this->annotations);
    }

    public function current(): mixed
    {
        return $this->annotations[$this->position] ?? false;
    }

    public function key(): int
    {
        return $this->position;
    }

    public function next(): void
    {
        $this->position++;
    }

    public function rewind(): void
    {
        $this->position = 0;
    }

    public function valid(): bool
    {
        return isset($this->annotations[$this->position]);
    }
}
