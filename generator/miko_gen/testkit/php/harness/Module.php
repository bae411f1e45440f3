<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

use RuntimeException;

/**
 * The folder of a module, and the names that follow from its id.
 */
final class Module
{
    public readonly string $id;

    public function __construct(public readonly string $folder)
    {
        $about = json_decode((string)@file_get_contents("$folder/module.json"), true);
        $this->id = $about['moduleUniqueID'] ?? throw new RuntimeException("$folder/module.json names no module");
    }

    /** A class of the module: Lib\BlackListConf becomes Modules\ModuleBlackList\Lib\BlackListConf. */
    public function className(string $name): string
    {
        return "Modules\\$this->id\\$name";
    }

    /** The same, where the name may be whole already. */
    public function fullName(string $class): string
    {
        return str_starts_with($class, $this->className('')) ? $class : $this->className($class);
    }

    public function confClass(): string
    {
        return $this->className('Lib\\' . substr($this->id, strlen('Module')) . 'Conf');
    }

    /** The class of the handlers. */
    public function mainClass(): string
    {
        return $this->className('Lib\\' . substr($this->id, strlen('Module')) . 'Main');
    }

    /** Finds the module's classes in its folder, for Core and for its own scripts. */
    public function autoload(): void
    {
        spl_autoload_register(function (string $class): void {
            $prefix = "Modules\\$this->id\\";
            $file = $this->folder . '/' . str_replace('\\', '/', substr($class, strlen($prefix))) . '.php';
            if (str_starts_with($class, $prefix) && is_file($file)) {
                require_once ModelHandlers::file($file, $this);
            }
        });
    }

    /** Is the file of the module, below its folder, one that is generated anew each time? */
    public function isGenerated(string $path): bool
    {
        $lock = json_decode((string)@file_get_contents("$this->folder/.miko-gen.lock"), true);

        return ($lock['files'][$path]['owner'] ?? '') === 'managed';
    }

    /** @return array<string, string> */
    public function texts(string $language): array
    {
        $folder = "$this->folder/Messages/$language";
        $files = is_dir($folder) ? glob("$folder/*.php") ?: [] : ["$folder.php"];

        return array_merge(...array_map(static fn (string $file): array => require $file, $files));
    }

    /** @return list<string> */
    public function languages(): array
    {
        $found = array_map(
            static fn (string $file): string => basename($file, '.php'),
            glob("$this->folder/Messages/*") ?: []
        );
        sort($found);

        return $found;
    }
}
