<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\PBXCoreREST\Attributes;

/** Which HTTP method means which operations of a resource. */
trait HttpMapping
{
    public function getOperationsForMethod(string $httpMethod): array
    {
        return (array)($this->mapping[strtoupper($httpMethod)] ?? []);
    }

    public function getAllOperations(): array
    {
        return array_unique(array_merge(...array_map(static fn (mixed $names): array => (array)$names, array_values($this->mapping))));
    }

    public function getHttpMethodForOperation(string $operation): ?string
    {
        foreach ($this->mapping as $method => $operations) {
            if (in_array($operation, (array)$operations, true)) {
                return strtoupper($method);
            }
        }
        return null;
    }

    public function requiresResourceId(string $operation): bool
    {
        return in_array($operation, $this->resourceLevelMethods, true);
    }

    public function isCollectionLevel(string $operation): bool
    {
        return in_array($operation, $this->collectionLevelMethods, true);
    }

    public function isCustomMethod(string $operation): bool
    {
        return in_array($operation, $this->customMethods, true);
    }

    public function getIdPattern(): array|string
    {
        return $this->idPattern ?? '[^/]+';
    }

    public function hasMultipleIdPrefixes(): bool
    {
        return is_array($this->idPattern);
    }
}
