<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Mvc;

use MikoGen\TestKit\Models\Table;
use Phalcon\Mvc\Model\Exception;

/** What a record was when it was read, and what has changed since. */
trait ModelSnapshots
{
    public function hasSnapshotData(): bool
    {
        return !empty($this->snapshot);
    }

    public function getSnapshotData(): array
    {
        return $this->snapshot ?? [];
    }

    public function getOldSnapshotData(): array
    {
        return $this->oldSnapshot ?? [];
    }

    public function setSnapshotData(array $data, $columnMap = null): void
    {
        $this->snapshot = $data;
    }

    public function setOldSnapshotData(array $data, $columnMap = null)
    {
        $this->oldSnapshot = $data;
    }

    /** @return list<string> */
    public function getChangedFields(): array
    {
        $snapshot = $this->snapshot ?? [];
        $changed = fn (string $name): bool => !array_key_exists($name, $snapshot) || $snapshot[$name] !== ($this->{$name} ?? null);
        return array_values(array_filter(Table::of(static::class)->columns, $changed));
    }

    /** @return list<string> */
    public function getUpdatedFields(): array
    {
        if ($this->dirtyState !== self::DIRTY_STATE_PERSISTENT) {
            throw new Exception('Change checking cannot be performed because the object has not been persisted or is deleted in \''
                . static::class . "'");
        }
        $old = $this->oldSnapshot ?? [];
        $changed = fn (string $name): bool => !array_key_exists($name, $old) || $old[$name] !== $this->snapshot[$name];
        return array_values(array_filter(array_keys($this->snapshot ?? []), $changed));
    }

    public function hasChanged($fieldName = null, ?bool $allFields = null): bool
    {
        return self::kitTouches($this->getChangedFields(), $fieldName, $allFields);
    }

    public function hasUpdated($fieldName = null, ?bool $allFields = null): bool
    {
        return self::kitTouches($this->getUpdatedFields(), $fieldName, $allFields);
    }

    protected function keepSnapshots(bool $keepSnapshot): void
    {
        $this->modelsManager->keepSnapshots($this, $keepSnapshot);
    }

    protected function useDynamicUpdate(bool $dynamicUpdate): void
    {
        $this->modelsManager->useDynamicUpdate($this, $dynamicUpdate);
    }

    private static function kitTouches(array $fields, mixed $wanted, ?bool $all): bool
    {
        if ($wanted === null) {
            return $fields !== [];
        }
        $common = array_intersect((array)$wanted, $fields);
        return $all ? count($common) === count((array)$wanted) : $common !== [];
    }
}
