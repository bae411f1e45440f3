<?php

declare(strict_types=1);

namespace Phalcon\Acl;

class Component
{
    public function __construct(private readonly string $name, private readonly ?string $description = null)
    {
    }

    public function getName(): string
    {
        return $this->name;
    }

    public function getDescription(): ?string
    {
        return $this->description;
    }
}
