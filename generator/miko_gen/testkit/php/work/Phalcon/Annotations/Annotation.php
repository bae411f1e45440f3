<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Annotations;

/** One annotation: its name and its arguments. */
trait Annotation
{
    public function __construct(array $reflectionData)
    {
        $this->name = $reflectionData['name'] ?? null;
        $this->arguments = $reflectionData['arguments'] ?? [];
    }

    public function getName(): ?string
    {
        return $this->name;
    }

    public function getArguments(): array
    {
        return $this->arguments;
    }

    public function getArgument($position)
    {
        return $this->arguments[$position] ?? null;
    }

    public function getNamedArgument(string $name)
    {
        return $this->arguments[$name] ?? null;
    }

    public function hasArgument($position): bool
    {
        return isset($this->arguments[$position]);
    }

    public function numberArguments(): int
    {
        return count($this->arguments);
    }
}
