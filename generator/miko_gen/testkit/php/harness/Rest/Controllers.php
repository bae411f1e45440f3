<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Rest;

use MikoGen\TestKit\Module;
use MikoPBX\PBXCoreREST\Attributes\ApiResource;
use MikoPBX\PBXCoreREST\Controllers\BaseController;
use RecursiveDirectoryIterator;
use RecursiveIteratorIterator;
use ReflectionClass;
use ReflectionMethod;

/**
 * The REST controllers of a module.
 */
final class Controllers
{
    public function __construct(private readonly Module $module, private readonly bool $isEnabled)
    {
    }

    /** @return array<class-string, string> controllers and their addresses */
    public function all(): array
    {
        $folder = $this->module->folder . '/Lib/RestAPI';
        if (!$this->isEnabled || !is_dir($folder)) {
            return [];
        }
        $found = [];
        $files = new RecursiveIteratorIterator(new RecursiveDirectoryIterator($folder, RecursiveDirectoryIterator::SKIP_DOTS));
        foreach ($files as $file) {
            $path = substr((string)$file, strlen($folder) + 1);
            $class = $this->module->className('Lib\\RestAPI\\' . strtr(substr($path, 0, -4), '/', '\\'));
            if (!str_ends_with($path, 'Controller.php') || !class_exists($class)) {
                continue;
            }
            $resource = self::attribute(new ReflectionClass($class), ApiResource::class);
            if ($resource !== null) {
                $found[$class] = $resource->path;
            }
        }

        return $found;
    }

    /**
     * @template T of object
     * @param class-string<T> $name
     * @return T|null
     */
    public static function attribute(ReflectionClass|ReflectionMethod $place, string $name): ?object
    {
        return ($place->getAttributes($name)[0] ?? null)?->newInstance();
    }

    /** Whether it has methods of its own for its addresses, instead of records. */
    public static function isSimple(ReflectionClass $controller): bool
    {
        return ($controller->getParentClass() ?: null)?->getName() === BaseController::class;
    }
}
