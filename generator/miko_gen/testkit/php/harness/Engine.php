<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

use MikoPBX\Common\Models\PbxExtensionModules;
use MikoPBX\Common\Models\PbxSettings;
use MikoPBX\Common\Providers\ManagedCacheProvider;
use MikoPBX\Common\Providers\PBXConfModulesProvider;
use MikoPBX\Core\System\Directories;
use MikoPBX\Modules\PbxExtensionState;
use Phalcon\Di\Di;
use ReflectionClass;
use ReflectionMethod;

/**
 * What a PBX of the tests runs on: the stand-ins, or Core's own classes. Both have the same names and answer alike.
 */
abstract class Engine
{
    /** What Core keeps: the records of calls, and all else. */
    private const array DATABASES = ['cdrDatabase', 'database'];

    protected Services $services;

    public function __construct(protected readonly Module $module, protected readonly string $scratch)
    {
    }

    /** For people, e.g. "stand-ins of Core 2026.1.223". */
    abstract public function name(): string;

    /** Makes the classes known and the services ready: once per process. */
    abstract public function boot(): void;

    /**
     * A request to REST v3, by routing, security, controller and processor.
     *
     * @param array<string, string> $files paths of the files of a form, by the names of its inputs
     */
    abstract public function request(
        string $method,
        string $path,
        array $body,
        string $as,
        array $headers,
        array $files
    ): Answer;

    /**
     * What a script of the module gets from its surroundings so that it runs on this PBX.
     *
     * @return array<string, string>
     */
    public function environment(): array
    {
        return ['MIKO_GEN_SCRATCH' => $this->scratch];
    }

    /** A PBX as after its own installation: new databases in the scratch folder, the module not installed. */
    public function reset(): void
    {
        $this->services->disconnect();
        foreach (self::DATABASES as $name) {
            $database = $this->services->path("$name.dbfile");
            // A journal of the database before would be taken for one of this.
            array_map(unlink(...), glob("$database-*") ?: []);
            copy($this->emptyDatabase($name), $database);
        }
        Scratch::remove($this->services->path('core.modulesDir'));
        mkdir($this->services->path('core.modulesDir'));
        $temporary = Directories::getDir(Directories::CORE_TEMP_DIR);
        if (str_starts_with($temporary, "$this->scratch/") && is_dir($temporary)) {
            Scratch::remove($temporary);
            mkdir($temporary);
        }
        $this->services->register();
        $this->services->takeReloads();
    }

    /**
     * Installs the module as Core does with its package.
     *
     * @return list<string> what went wrong; nothing when it is installed
     */
    public function install(): array
    {
        CoreFiles::copy($this->module->folder, $this->moduleFolder());
        $about = json_decode((string)file_get_contents("{$this->module->folder}/module.json"), true);
        if (($about['lic_product_id'] ?? 0) > 0) {
            // Core takes no module with a licence onto a PBX without a key.
            PbxSettings::setValueByKey(PbxSettings::PBX_LICENSE, 'MIKO-EXAMPLE');
        }
        $setup = $this->setup();
        ob_start();
        $isInstalled = $setup->installModule();
        ob_end_clean();
        $this->services->reconnectModules();

        return $isInstalled ? [] : self::texts($setup->getMessages() ?: ['installModule() is false']);
    }

    public function uninstall(bool $keepSettings): bool
    {
        $isGone = $this->setup()->uninstallModule($keepSettings);
        $this->services->reconnectModules();

        return $isGone;
    }

    /**
     * Enables the module.
     *
     * @return list<string> why it or Core refuses; nothing when it is enabled
     */
    public function enable(): array
    {
        $state = new PbxExtensionState($this->module->id);
        $isEnabled = $state->enableModule();
        PBXConfModulesProvider::recreateModulesProvider();
        $this->services->forgetModels();

        return $isEnabled ? [] : self::texts($state->getMessages() ?: ['enableModule() is false']);
    }

    /** @return list<string> why the module or Core refuses; nothing when the module is disabled */
    public function disable(): array
    {
        $state = new PbxExtensionState($this->module->id);
        $isDisabled = $state->disableModule();
        PBXConfModulesProvider::recreateModulesProvider();

        return $isDisabled ? [] : self::texts($state->getMessages() ?: ['disableModule() is false']);
    }

    /** Another process has installed, enabled, disabled or uninstalled the module. */
    public function lookAgain(): void
    {
        Di::getDefault()->getShared(ManagedCacheProvider::SERVICE_NAME)->clear();
        PBXConfModulesProvider::recreateModulesProvider();
        $this->services->reconnectModules();
        $this->services->forgetModels();
    }

    /**
     * Another module is on the PBX, installed and enabled; of its files there is module.json only.
     *
     * @param array<string, mixed> $about
     */
    public function addModule(string $id, array $about): void
    {
        $folder = $this->services->path('core.modulesDir') . "/$id";
        is_dir($folder) || mkdir($folder);
        file_put_contents("$folder/module.json", (string)json_encode(['moduleUniqueID' => $id] + $about));
        $module = PbxExtensionModules::findFirstByUniqid($id) ?? new PbxExtensionModules();
        $module->uniqid = $module->name = $id;
        $module->disabled = '0';
        $module->save();
        $this->lookAgain();
    }

    public function removeModule(string $id): void
    {
        PbxExtensionModules::findFirstByUniqid($id)?->delete();
        Scratch::remove($this->services->path('core.modulesDir') . "/$id");
        $this->lookAgain();
    }

    public function isEnabled(): bool
    {
        return PbxExtensionModules::findFirstByUniqid($this->module->id)?->disabled === '0';
    }

    /**
     * What was asked to be reloaded since the last call.
     *
     * @return list<string> short names of Core's actions, e.g. ReloadDialplanAction
     */
    public function reloads(): array
    {
        return $this->services->takeReloads();
    }

    /**
     * What Core makes of the module's answer to a hook; null when the module has none.
     *
     * Core passes by reference what a hook may change. An object is named by its class.
     */
    public function call(string $hook, array $arguments): mixed
    {
        $method = [$this->module->confClass(), $hook];
        $parameters = method_exists(...$method) ? (new ReflectionMethod(...$method))->getParameters() : [];
        foreach ($parameters as $place => $parameter) {
            $type = (string)$parameter->getType();
            if (is_string($arguments[$place] ?? null) && class_exists($type)) {
                $arguments[$place] = (new ReflectionClass($type))->newInstanceWithoutConstructor();
            }
            $arguments[$place] = &$arguments[$place];
        }

        return PBXConfModulesProvider::hookModulesMethod($hook, $arguments)[$this->module->id] ?? null;
    }

    /** The module's SQLite file. */
    public function databaseFile(): string
    {
        return $this->moduleFolder() . '/db/module.db';
    }

    protected function emptyDatabase(string $name = 'database'): string
    {
        return "$this->scratch/empty-$name.db";
    }

    /** Keeps the databases as they are now for reset(). */
    protected function keepEmptyDatabase(): void
    {
        $this->services->disconnect();
        foreach (self::DATABASES as $name) {
            copy($this->services->path("$name.dbfile"), $this->emptyDatabase($name));
        }
        $this->services->register();
    }

    private function setup(): object
    {
        $class = $this->module->className('Setup\\PbxExtensionSetup');
        return new $class($this->module->id);
    }

    private function moduleFolder(): string
    {
        return $this->services->path('core.modulesDir') . '/' . $this->module->id;
    }

    /** @return list<string> */
    private static function texts(array $messages): array
    {
        $texts = [];
        array_walk_recursive($messages, static function (mixed $text) use (&$texts): void {
            $texts[] = (string)$text;
        });
        return $texts;
    }
}
