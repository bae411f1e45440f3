<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\Common\Models;

use MikoGen\TestKit\Models\Dependencies;
use MikoGen\TestKit\Models\Represent;
use MikoPBX\Common\Models\PbxExtensionModules;
use MikoPBX\Common\Models\PbxSettings;
use MikoPBX\Common\Providers\BeanstalkConnectionModelsProvider;
use MikoPBX\Common\Providers\CDRDatabaseProvider;
use MikoPBX\Common\Providers\EventBusProvider;
use MikoPBX\Common\Providers\TranslationProvider;
use MikoPBX\Modules\PbxExtensionUtils;
use Phalcon\Events\Event;
use Phalcon\Events\Manager;

/** What all models of Core have in common: they tell of their changes (Common/Models/ModelsBase.php). */
trait ModelsBase
{
    public static function makeCacheKey(string $modelClass, string $keyName): string
    {
        return explode('\\', $modelClass)[3] . ":$keyName";
    }

    public function initialize(): void
    {
        $this->keepSnapshots(true);
        $this->kitAddModulesRelations();
        $events = new Manager();
        $events->attach('model', static function (Event $event, object $record): void {
            if (in_array($event->getType(), ['afterSave', 'afterDelete'], true)) {
                $record->kitTellOfChanges($event->getType());
            }
        });
        $this->setEventsManager($events);
    }

    /** Nothing is cached here. */
    public static function clearCache(string $calledClass): void
    {
    }

    public function t(string $message, ?array $parameters = []): string
    {
        return $this->getDI()->getShared(TranslationProvider::SERVICE_NAME)->t($message, $parameters);
    }

    public function beforeValidationOnCreate(): void
    {
        foreach ($this->getModelsMetaData()->getDefaultValues($this) as $field => $value) {
            $this->{$field} ??= $value;
        }
    }

    public function onValidationFails(): void
    {
        Dependencies::explain($this);
    }

    public function beforeDelete(): bool
    {
        return Dependencies::allowDelete($this, $this);
    }

    public function getIdentityFieldName(): string
    {
        return $this->getModelsMetaData()->getIdentityField($this);
    }

    public function getRepresent(bool $needLink = false): string
    {
        return Represent::record($this, $needLink);
    }

    public function getWebInterfaceLink(): string
    {
        return Represent::link($this);
    }

    public static function generateUniqueID(string $alias = ''): string
    {
        return "$alias-" . strtoupper(bin2hex(random_bytes(4)));
    }

    /** Enabled modules may add relations to any model. */
    private function kitAddModulesRelations(): void
    {
        foreach (PbxExtensionModules::getEnabledModulesArray() as $module) {
            $folder = PbxExtensionUtils::getModuleDir($module['uniqid']) . '/Models';
            foreach (glob("$folder/*.php") ?: [] as $file) {
                $class = "Modules\\{$module['uniqid']}\\Models\\" . basename($file, '.php');
                if (method_exists($class, 'getDynamicRelations')) {
                    $calledModelObject = $this;
                    $class::getDynamicRelations($calledModelObject);
                }
            }
        }
    }

    private function kitTellOfChanges(string $action): void
    {
        if ($this->getReadConnectionService() === CDRDatabaseProvider::SERVICE_NAME || !$this->hasSnapshotData()) {
            return;
        }
        // Core asks this also of a record that is gone: deleting it again ends with Phalcon's complaint.
        $fields = $this->getUpdatedFields();
        if ($action === 'afterDelete') {
            $fields = array_keys($this->getSnapshotData());
        }
        if ($fields === []) {
            return;
        }
        if ($this instanceof PbxSettings && $action === 'afterSave' && in_array('value', $fields, true)) {
            $fields = ['value' => ['old' => $this->getOldSnapshotData()['value'] ?? null, 'new' => $this->value]];
        }
        $told = [
            'model' => $this::class,
            'recordId' => $this instanceof PbxSettings ? $this->key : $this->id,
            'action' => $action,
            'changedFields' => $fields,
        ];
        $source = ['source' => BeanstalkConnectionModelsProvider::SOURCE_MODELS_CHANGED];
        $this->getDI()->getShared(BeanstalkConnectionModelsProvider::SERVICE_NAME)->publish(json_encode($source + $told));
        $this->getDI()->getShared(EventBusProvider::SERVICE_NAME)->publish('models-changed', $told);
    }
}
