<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\PBXCoreREST\Controllers;

use MikoPBX\PBXCoreREST\Attributes\HttpMapping;
use ReflectionClass;

/** Finds the action of a request and gathers what was sent. */
trait BaseRestController
{
    protected string $processorClass = '';
    protected array $actionMapping = [
        'GET' => ['collection' => 'getList', 'resource' => 'getRecord'],
        'POST' => ['collection' => 'create', 'resource' => 'create'],
        'PUT' => ['collection' => 'update', 'resource' => 'update'],
        'PATCH' => ['collection' => 'patch', 'resource' => 'patch'],
        'DELETE' => ['collection' => 'delete', 'resource' => 'delete'],
    ];

    public function handleCRUDRequest(?string $id = null): void
    {
        if ($this->processorClass === '') {
            $this->sendErrorResponse('Processor class not configured', 500);
            return;
        }
        $method = $this->request->getMethod();
        $sent = $this->kitSent($id);
        $action = $this->mapHttpMethodToAction($method, $id !== null);
        if ($action === null) {
            $this->sendErrorResponse("Invalid HTTP method: $method", 405);
            return;
        }
        if (in_array($method, ['POST', 'PUT', 'PATCH'], true)) {
            $sent['httpMethod'] = $method;
        }
        $this->sendRequestToBackendWorker($this->processorClass, $action, $sent);
    }

    public function handleCustomRequest(?string $idOrMethod = null, ?string $customMethod = null): void
    {
        if ($this->processorClass === '') {
            $this->sendErrorResponse('Processor class not configured', 500);
            return;
        }
        [$id, $name] = $customMethod === null ? [null, $idOrMethod] : [$idOrMethod, $customMethod];
        if (empty($name)) {
            $this->sendErrorResponse('Custom method name is required', 400);
            return;
        }
        $method = $this->request->getMethod();
        if (!in_array($name, $this->getAllowedCustomMethods()[$method] ?? [], true)) {
            $this->sendErrorResponse("Method '$name' is not allowed with HTTP $method", 405);
            return;
        }
        // As in Core, an id "0" is none.
        if ($this->isResourceLevelMethod($name) && empty($id)) {
            $this->sendErrorResponse("Method '$name' requires a resource ID", 400);
            return;
        }
        $sent = $this->kitSent($id);
        $sent['httpMethod'] = $method;
        $this->sendRequestToBackendWorker($this->processorClass, $this->mapCustomMethodToAction($name), $sent);
    }

    public function handleResourceCustomRequest(string $id, string $customMethod): void
    {
        $this->handleCustomRequest($id, $customMethod);
    }

    protected function getHttpMapping(): ?HttpMapping
    {
        $attribute = (new ReflectionClass($this))->getAttributes(HttpMapping::class)[0] ?? null;
        return $attribute?->newInstance();
    }

    protected function getAllowedCustomMethods(): array
    {
        $mapping = $this->getHttpMapping();
        if ($mapping === null) {
            return ['GET' => [], 'POST' => []];
        }
        $allowed = [];
        foreach ($mapping->mapping as $method => $operations) {
            $allowed[strtoupper($method)] = array_values(array_intersect((array)$operations, $mapping->customMethods));
        }
        return $allowed;
    }

    protected function getActionMapping(): array
    {
        return $this->actionMapping;
    }

    protected function isResourceLevelMethod(string $method): bool
    {
        // Without a mapping no action is allowed, and nobody asks.
        return $this->getHttpMapping()?->requiresResourceId($method) ?? false;
    }

    protected function mapCustomMethodToAction(string $methodName): string
    {
        return $methodName;
    }

    protected function mapHttpMethodToAction(string $httpMethod, bool $hasId): ?string
    {
        $mapping = $this->getActionMapping()[$httpMethod] ?? [];
        $place = $hasId ? 'resource' : 'collection';
        if ($httpMethod === 'GET') {
            return $mapping[$place] ?? ($hasId ? 'getRecord' : 'getList');
        }

        return $mapping[$place] ?? $mapping['collection'] ?? null;
    }

    protected function sendErrorResponse(string $message, int $statusCode = 400): void
    {
        $this->response->setJsonContent(['result' => false, 'messages' => ['error' => [$message]]]);
        $this->response->setStatusCode($statusCode);
        $this->response->send();
    }

    /** What was sent, by Core's filter; the id of the address wins over the body's. */
    private function kitSent(?string $id): array
    {
        $sent = self::sanitizeData($this->request->getData(), $this->filter);
        if (isset($sent['id'])) {
            $sent['_idFromRequestBody'] = $sent['id'];
        }
        if (!empty($id)) {
            $sent['id'] = $id;
        }

        return $sent;
    }
}
