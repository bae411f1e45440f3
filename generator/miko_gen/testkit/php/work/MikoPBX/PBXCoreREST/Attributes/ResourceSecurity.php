<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\PBXCoreREST\Attributes;

use MikoPBX\PBXCoreREST\Attributes\ActionType;
use MikoPBX\PBXCoreREST\Attributes\SecurityType;

/** Who may do something with a resource. */
trait ResourceSecurity
{
    public function __construct(
        string $resource,
        ?ActionType $action = null,
        ?array $requirements = null,
        bool $optional = false,
        string $description = '',
        array $extensions = []
    ) {
        $this->resource = $resource;
        $this->action = $action;
        $this->requirements = $requirements ?? [];
        $this->optional = $optional;
        $this->description = $description;
        $this->extensions = $extensions;
    }

    public function isPublic(): bool
    {
        return in_array(SecurityType::PUBLIC, $this->requirements, true);
    }

    public function allowsLocalhost(): bool
    {
        return in_array(SecurityType::LOCALHOST, $this->requirements, true);
    }
}
