<?php

declare(strict_types=1);

namespace MikoPBX\Modules;

use MikoPBX\Common\Models\FirewallRules;
use MikoPBX\Common\Models\NetworkFilters;
use MikoPBX\Common\Models\PbxExtensionModules;
use MikoPBX\Common\Models\PbxSettings;
use MikoPBX\Common\Providers\ModulesDBConnectionsProvider;
use MikoPBX\Core\System\Processes;
use MikoPBX\Modules\Config\ConfigClass;
use Phalcon\Di\Injectable;
use ReflectionClass;
use Throwable;

/**
 * Enables and disables a module, unless the module or its records refuse.
 */
class PbxExtensionState extends Injectable
{
    public const string DISABLED_BY_EXCEPTION = 'DisabledByException';
    public const string DISABLED_BY_USER = 'DisabledByUser';
    public const string DISABLED_BY_LICENSE = 'DisabledByLicense';
    public const string DISABLED_BY_CRASH_LOOP = 'DisabledByCrashLoop';

    private array $messages = [];
    private ?ConfigClass $conf = null;

    public function __construct(private string $moduleUniqueID)
    {
        $file = PbxExtensionUtils::getModuleDir($moduleUniqueID) . '/module.json';
        if (!is_array(json_decode((string)@file_get_contents($file), true))) {
            $this->messages[] = is_file($file)
                ? "module.json parsing error $moduleUniqueID"
                : "module.json not found for module $moduleUniqueID";
            return;
        }
        $class = "Modules\\$moduleUniqueID\\Lib\\" . str_replace('Module', '', $moduleUniqueID) . 'Conf';
        $this->conf = class_exists($class) ? new $class() : null;
    }

    public function enableModule(): bool
    {
        ModulesDBConnectionsProvider::recreateModulesDBConnections();
        if (!$this->mayBeEnabled()) {
            return false;
        }
        $this->enableFirewallRules();
        $this->conf?->onBeforeModuleEnable();
        $module = PbxExtensionModules::findFirstByUniqid($this->moduleUniqueID);
        if ($module !== null) {
            $module->disabled = '0';
            $module->save();
        }
        $this->conf?->onAfterModuleEnable();
        $this->takeMessages();

        return true;
    }

    public function disableModule(string $reason = '', string $reasonText = ''): bool
    {
        if (!$this->mayBeDisabled()) {
            return false;
        }
        $this->disableFirewallRules();
        $this->conf?->onBeforeModuleDisable();
        $module = PbxExtensionModules::findFirstByUniqid($this->moduleUniqueID);
        if ($module !== null) {
            $module->disabled = '1';
            $module->disableReason = $reason;
            $module->disableReasonText = $reasonText;
            $module->save();
        }
        $this->conf?->onAfterModuleDisable();
        $this->takeMessages();
        foreach ($this->conf?->getModuleWorkers() ?? [] as $worker) {
            Processes::killByName($worker['worker']);
        }

        return true;
    }

    public function getMessages(): array
    {
        return $this->messages;
    }

    /** All that is done for the check is taken back. */
    private function mayBeEnabled(): bool
    {
        $this->db->begin(true);
        $module = PbxExtensionModules::findFirstByUniqid($this->moduleUniqueID);
        if ($module !== null) {
            $module->disabled = '0';
            $module->save();
        }
        if ($this->conf?->onBeforeModuleEnable() === false) {
            return $this->refuse('ext_ErrorOnModuleBeforeEnable');
        }

        return $this->check(function (object $record): bool {
            $isComplete = true;
            foreach ($record->getModelsManager()->getRelations($record::class) as $relation) {
                $isMissing = $record->{$relation->getOption('alias')} === false;
                if ($isMissing && ($relation->getOption('foreignKey')['allowNulls'] ?? null) === false) {
                    $name = ['modulename' => $record->getRepresent(true)];
                    $this->messages[] = $this->translation->_('mo_ModuleSettingsError', $name);
                    $isComplete = false;
                }
            }
            return $isComplete;
        });
    }

    private function mayBeDisabled(): bool
    {
        $this->db->begin(true);
        if ($this->conf?->onBeforeModuleDisable() === false) {
            return $this->refuse('ext_ErrorOnModuleBeforeDisable');
        }

        return $this->check(function (object $record): bool {
            if ($record->beforeDelete()) {
                return true;
            }
            foreach ($record->getMessages() as $message) {
                $this->messages[] = $message->getMessage();
            }
            return false;
        });
    }

    private function refuse(string $text): bool
    {
        $this->messages = $this->conf->getMessages() ?: [...$this->messages, $this->translation->_($text)];
        $this->db->rollback(true);

        return false;
    }

    /** Whether all records of the module that have relations satisfy the check. */
    private function check(callable $isFine): bool
    {
        $success = true;
        foreach (glob(PbxExtensionUtils::getModuleDir($this->moduleUniqueID) . '/Models/*.php') ?: [] as $file) {
            $class = "Modules\\$this->moduleUniqueID\\Models\\" . basename($file, '.php');
            try {
                if (!class_exists($class) || (new ReflectionClass($class))->isAbstract()) {
                    continue;
                }
                foreach ($class::find() as $record) {
                    if ($record->getModelsManager()->getRelations($class) === []) {
                        break;
                    }
                    $success = $isFine($record) && $success;
                }
            } catch (Throwable $error) {
                $this->messages['error'][] = $error->getMessage();
                $success = false;
            }
        }
        if ($success) {
            $this->messages = [];
        }
        $this->db->rollback(true);

        return $success;
    }

    private function takeMessages(): void
    {
        $this->messages = array_merge($this->messages, $this->conf?->getMessages() ?? []);
    }

    /** The module's rules for every network of the PBX; a network that was set otherwise before keeps its way. */
    private function enableFirewallRules(): void
    {
        $rules = $this->conf?->getDefaultFirewallRules() ?? [];
        if ($rules === []) {
            return;
        }
        $stored = PbxSettings::findFirstByKey("{$this->moduleUniqueID}FirewallSettings");
        $actions = json_decode((string)$stored?->value, true) ?: [];
        $stored?->delete();
        $category = strtoupper((string)key($rules));
        FirewallRules::findByCategory($category)->delete();
        foreach (NetworkFilters::find() as $network) {
            foreach (current($rules)['rules'] as $rule) {
                $record = new FirewallRules();
                $record->networkfilterid = (string)$network->id;
                $record->protocol = $rule['protocol'];
                $record->portfrom = (string)$rule['portfrom'];
                $record->portto = (string)$rule['portto'];
                $record->category = $category;
                $record->action = $actions[$network->id] ?? current($rules)['action'];
                $record->portFromKey = $rule['portFromKey'] ?? $rule['name'];
                $record->portToKey = $rule['portToKey'] ?? $rule['name'];
                $record->description = $rule['name'];
                $record->save();
            }
        }
    }

    private function disableFirewallRules(): void
    {
        $rules = $this->conf?->getDefaultFirewallRules() ?? [];
        if ($rules === []) {
            return;
        }
        $actions = [];
        $stored = FirewallRules::findByCategory(strtoupper((string)key($rules)));
        foreach ($stored as $rule) {
            $actions[$rule->networkfilterid] = $rule->action;
        }
        $stored->delete();
        PbxSettings::setValueByKey("{$this->moduleUniqueID}FirewallSettings", (string)json_encode($actions));
    }
}
