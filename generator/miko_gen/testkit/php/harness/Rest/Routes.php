<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Rest;

use MikoPBX\Common\Providers\PBXConfModulesProvider;
use MikoPBX\PBXCoreREST\Attributes\HttpMapping;
use MikoPBX\PBXCoreREST\Attributes\ResourceSecurity;
use MikoPBX\PBXCoreREST\Attributes\SecurityType;
use MikoPBX\PBXCoreREST\Controllers\Modules\ModulesControllerBase;
use ReflectionClass;
use ReflectionMethod;

/**
 * Where a request to a module goes, as Core decides it (PBXCoreREST/Providers/RouterProvider.php).
 */
final class Routes
{
    private const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];
    private const ACTION = '{method:[a-zA-Z][a-zA-Z0-9]*}';

    public function __construct(private readonly Controllers $controllers)
    {
    }

    /** @return array{class-string, string, list<string>}|null the controller, its method and the arguments */
    public function find(string $method, string $path): ?array
    {
        // Core's application takes slashes at the end for nothing.
        $path = rtrim($path, '/') ?: '/';
        // Phalcon tries the last route first.
        foreach (array_reverse($this->all()) as [$controller, $handler, $start, $ofMethod, $pattern]) {
            $whole = self::expression($start . ($pattern === '/' ? '' : $pattern));
            if (strtoupper($ofMethod) === $method && preg_match($whole, $path, $found) === 1) {
                return [$controller, $handler, array_slice($found, 1)];
            }
        }

        return null;
    }

    /** Whether nobody needs to prove who he is: Core asks how the address begins, not where it leads. */
    public function isPublic(string $uri): bool
    {
        foreach ($this->controllers->all() as $controller => $resource) {
            foreach (self::publicAddresses(new ReflectionClass($controller), $resource) as $start) {
                if (str_starts_with($uri, $start)) {
                    return true;
                }
            }
        }
        foreach ($this->additional() as $route) {
            $start = preg_replace('/\{[^\/]+\}/', '[^\/]+', '/^' . str_replace('/', '\/', $route[2]) . '/');
            if (($route[5] ?? false) === true && preg_match($start, explode('?', $uri)[0]) === 1) {
                return true;
            }
        }

        return false;
    }

    /** @return list<array{class-string, string, string, string, string}> controller, handler, start, HTTP method, rest */
    private function all(): array
    {
        $routes = [];
        foreach ($this->controllers->all() as $controller => $resource) {
            $routes = [...$routes, ...self::ofController(new ReflectionClass($controller), $resource)];
        }
        foreach (['get', 'post'] as $method) {
            $address = '/pbxcore/api/modules/{moduleName}/{actionName}';
            $routes[] = [ModulesControllerBase::class, 'callActionForModule', $address, $method, '/'];
        }

        return [...$routes, ...$this->additional()];
    }

    /** @return list<array> what the module's Conf adds */
    private function additional(): array
    {
        return array_merge(...array_values(PBXConfModulesProvider::hookModulesMethod('getPBXCoreRESTAdditionalRoutes')));
    }

    private static function ofController(ReflectionClass $controller, string $resource): array
    {
        $mapping = Controllers::attribute($controller, HttpMapping::class);
        if (Controllers::isSimple($controller)) {
            return self::ofSimpleController($controller, $resource, $mapping);
        }
        $ids = (array)($mapping?->getIdPattern() ?? '[^/:]+');
        // As in Core, the only one of a list of prefixes is a pattern.
        $ids = count($ids) > 1 ? array_map(static fn (string $id): string => preg_quote($id, '/') . '[^/:]+', $ids) : $ids;
        $ids = array_filter($ids, static fn (string $id): bool => $id !== '');
        $record = array_map(static fn (string $id): string => "/{id:$id}", $ids);
        $actions = array_map(static fn (string $id): string => "$id:" . self::ACTION, $record);
        $patterns = [
            ...array_fill_keys($actions, 'handleResourceCustomRequest'),
            ':' . self::ACTION => 'handleCustomRequest',
            ...array_fill_keys([...$record, '/'], 'handleCRUDRequest'),
        ];
        $routes = [];
        foreach ($patterns as $pattern => $handler) {
            foreach (self::METHODS as $method) {
                $isNot = $mapping === null
                    ? $method === 'POST' && in_array($pattern, $record, true)
                    : $mapping->getOperationsForMethod($method) === [];
                if (!$isNot) {
                    $routes[] = [$controller->getName(), $handler, $resource, $method, $pattern];
                }
            }
        }

        return $routes;
    }

    /** A controller without records answers at its own address only. */
    private static function ofSimpleController(ReflectionClass $controller, string $resource, ?HttpMapping $mapping): array
    {
        $routes = [];
        foreach ($mapping?->mapping ?? [] as $method => $operations) {
            foreach ((array)$operations as $operation) {
                if ($controller->hasMethod("{$operation}Action")) {
                    $routes[] = [$controller->getName(), "{$operation}Action", $resource, $method, ''];
                }
            }
        }

        return $routes;
    }

    /** @return list<string> */
    private static function publicAddresses(ReflectionClass $controller, string $resource): array
    {
        if (self::isOpen($controller)) {
            return [$resource];
        }
        // Of the methods only actions count, and only at the address of the collection.
        $actions = Controllers::attribute($controller, HttpMapping::class)?->customMethods ?? [];
        $isPublic = static fn (ReflectionMethod $method): bool => $method->class === $controller->name
            && in_array($method->name, $actions, true) && self::isOpen($method);
        $public = array_filter($controller->getMethods(ReflectionMethod::IS_PUBLIC), $isPublic);

        return array_map(static fn (ReflectionMethod $method): string => "$resource:$method->name", array_values($public));
    }

    private static function isOpen(ReflectionClass|ReflectionMethod $place): bool
    {
        $security = Controllers::attribute($place, ResourceSecurity::class);

        return in_array(SecurityType::PUBLIC, $security?->requirements ?? [], true);
    }

    /** A regular expression of "/{id:[0-9]+}" or "/{name}"; an address without a part of its own is only itself. */
    private static function expression(string $pattern): string
    {
        if (!str_contains($pattern, '{')) {
            return '#^' . preg_quote($pattern, '#') . '$#Du';
        }
        $name = '/\{[\w-]+(?::((?:[^{}]|\{[^{}]*\})+))?\}/';
        $part = static fn (array $found): string => '(' . ($found[1] ?? '[^/]*') . ')';
        // Phalcon takes these signs for what they are, outside of a parameter.
        $expression = preg_replace('/\{(?:[^{}]|\{[^{}]*\})+\}(*SKIP)(*F)|[.+|#]/', '\\\\$0', $pattern);

        return '#^' . preg_replace_callback($name, $part, $expression) . '$#u';
    }
}
