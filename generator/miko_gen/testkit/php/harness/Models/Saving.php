<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Models;

use Phalcon\Db\Column;
use Phalcon\Db\RawValue;
use Phalcon\Messages\Message;
use Phalcon\Mvc\Model;
use Phalcon\Mvc\ModelInterface;

/**
 * Writes one record as Phalcon's Model::save() and delete() do: events, checks, the statement, snapshots.
 */
final class Saving
{
    private readonly Table $table;

    public function __construct(private readonly ModelInterface $record)
    {
        $this->table = Table::of($record::class);
    }

    public function exists(): bool
    {
        $key = $this->key();
        if ($key === null) {
            return false;
        }
        if ($this->record->getDirtyState() === Model::DIRTY_STATE_PERSISTENT) {
            // Phalcon knows and does not look.
            return true;
        }
        [$where, $bound] = $key;
        $sql = "SELECT COUNT(*) FROM \"{$this->record->getSource()}\" WHERE $where";

        $exists = (int)$this->record->getReadConnection()->fetchColumn($sql, $bound) > 0;
        $this->record->setDirtyState($exists ? Model::DIRTY_STATE_PERSISTENT : Model::DIRTY_STATE_TRANSIENT);

        return $exists;
    }

    public function save(bool $exists): bool
    {
        if (!$this->isAllowed($exists)) {
            return false;
        }
        $done = $exists ? $this->update() : $this->insert();
        if ($done) {
            $this->record->setDirtyState(Model::DIRTY_STATE_PERSISTENT);
            $this->record->fireEvent($exists ? 'afterUpdate' : 'afterCreate');
            $this->record->fireEvent('afterSave');
        }

        return $done;
    }

    public function delete(): bool
    {
        if (!(new ForeignKeys($this->record))->allowDelete()) {
            return false;
        }
        if (!$this->record->fireEventCancel('beforeDelete')) {
            return false;
        }
        // A record that is not stored has nothing to delete.
        $key = $this->key() ?? ['0', []];
        $this->record->getWriteConnection()->delete($this->record->getSource(), ...$key);
        (new ForeignKeys($this->record))->cascade();
        $this->record->fireEvent('afterDelete');
        $this->record->setDirtyState(Model::DIRTY_STATE_DETACHED);

        return true;
    }

    /** Everything that may refuse, in Phalcon's order. */
    private function isAllowed(bool $exists): bool
    {
        $record = $this->record;
        $on = $exists ? 'Update' : 'Create';
        if (!$record->fireEventCancel('beforeValidation') || !$record->fireEventCancel("beforeValidationOn$on")) {
            return false;
        }
        if (!(new ForeignKeys($record))->allowSave() || !$this->hasWhatIsRequired($exists)) {
            return false;
        }
        if (!$record->fireEventCancel('validation')) {
            $record->fireEvent('onValidationFails');
            return false;
        }
        foreach (["afterValidationOn$on", 'afterValidation', 'beforeSave', "before$on"] as $event) {
            if (!$record->fireEventCancel($event)) {
                return false;
            }
        }

        return true;
    }

    private function hasWhatIsRequired(bool $exists): bool
    {
        $complete = true;
        foreach ($this->table->notNull as $name) {
            $value = $this->record->{$name} ?? null;
            $isMissing = match (true) {
                is_object($value) => false,
                isset($this->table->numeric[$name]) => !is_numeric($value),
                default => $value === null || ($value === '' && $value !== ($this->table->defaults[$name] ?? null)),
            };
            if ($isMissing && !$exists && ($name === $this->table->identity || isset($this->table->defaults[$name]))) {
                continue;
            }
            if ($isMissing) {
                $this->record->appendMessage(new Message("$name is required", $name, 'PresenceOf', 0, ['model' => $this->record::class]));
                $complete = false;
            }
        }
        if (!$complete) {
            $this->record->fireEvent('onValidationFails');
            $this->record->fireEvent('notSaved');
        }

        return $complete;
    }

    private function insert(): bool
    {
        $record = $this->record;
        $values = [];
        $snapshot = [];
        foreach ($this->table->columns as $name) {
            $value = $record->{$name} ?? null;
            if ($name === $this->table->identity && ($value === null || $value === '')) {
                continue;
            }
            if ($value === null && isset($this->table->defaults[$name])) {
                $snapshot[$name] = $this->table->defaults[$name];
                continue;
            }
            $values[$name] = $snapshot[$name] = $value;
        }
        $identity = $this->table->identity;
        if ($identity !== null && !isset($values[$identity])) {
            $values[$identity] = new RawValue('NULL');
        }
        $connection = $record->getWriteConnection();
        $connection->insertAsDict($record->getSource(), $this->bound($values));
        if ($identity !== null) {
            $record->writeAttribute($identity, $connection->lastInsertId());
            $snapshot[$identity] = $record->readAttribute($identity);
        }
        $this->remember($snapshot, isNew: true);

        return true;
    }

    /** Only what differs is written. */
    private function update(): bool
    {
        $snapshot = $this->snapshot();
        $values = $all = [];
        foreach (array_diff($this->table->columns, $this->table->primary) as $name) {
            $value = $all[$name] = $this->record->{$name} ?? null;
            if (!array_key_exists($name, $snapshot) || $this->differ($name, $snapshot[$name], $value)) {
                $values[$name] = $value;
            }
        }
        if ($values !== []) {
            [$where, $bound] = $this->key() ?? ['0', []];
            $this->record->getWriteConnection()->updateAsDict(
                $this->record->getSource(),
                $this->bound($values),
                ['conditions' => $where, 'bind' => $bound]
            );
        }
        $this->remember($values === [] ? $snapshot : [...$snapshot, ...$all], isNew: false);

        return true;
    }

    private function differ(string $name, mixed $one, mixed $other): bool
    {
        if ($one === $other) {
            return false;
        }
        if ($one === null || $other === null || is_object($other)) {
            return true;
        }

        return match ($this->table->types[$name]) {
            Column::TYPE_BOOLEAN => (bool)$one !== (bool)$other,
            Column::TYPE_DECIMAL, Column::TYPE_FLOAT => (float)$one !== (float)$other,
            Column::TYPE_DOUBLE => $one != $other,
            default => (string)$one !== (string)$other,
        };
    }

    /** @param array<string, mixed> $snapshot */
    private function remember(array $snapshot, bool $isNew): void
    {
        if ($this->record->getModelsManager()->isKeepingSnapshots($this->record)) {
            $this->record->setOldSnapshotData($isNew ? [] : $this->snapshot());
            $this->record->setSnapshotData($snapshot);
        }
    }

    /** @return array<string, mixed> */
    private function snapshot(): array
    {
        return $this->record->hasSnapshotData() ? $this->record->getSnapshotData() : [];
    }

    /**
     * Values as the type of their column binds them.
     *
     * @param array<string, mixed> $values
     * @return array<string, mixed>
     */
    private function bound(array $values): array
    {
        $bound = [];
        foreach ($values as $name => $value) {
            $bound[$this->table->named($name)] = $value === null || is_object($value) ? $value : match ($this->table->bindTypes[$name]) {
                Column::BIND_PARAM_INT, Column::BIND_PARAM_BOOL => (int)$value,
                default => is_bool($value) ? (string)(int)$value : (string)$value,
            };
        }

        return $bound;
    }

    /** @return array{string, list<mixed>}|null the condition for this record; null while it has no key */
    private function key(): ?array
    {
        $conditions = [];
        $bound = [];
        foreach ($this->table->primary as $name) {
            $value = $this->record->{$name} ?? null;
            if ($value === null || $value === '') {
                return null;
            }
            $conditions[] = "{$this->table->quoted($name)} = ?";
            $bound[] = $value;
        }

        return $conditions === [] ? null : [implode(' AND ', $conditions), $bound];
    }
}
