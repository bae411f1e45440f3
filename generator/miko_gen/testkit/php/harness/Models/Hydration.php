<?php

// Without strict types: Phalcon is written in C, where an integer of the database becomes the text of a typed property.

namespace MikoGen\TestKit\Models;

use Phalcon\Mvc\Model;
use Phalcon\Mvc\Model\Row;
use Phalcon\Mvc\ModelInterface;

/**
 * Fills a model's properties.
 */
final class Hydration
{
    /** @param array<string, mixed> $row */
    public static function record(string $class, array $row): ModelInterface
    {
        $record = new $class();
        foreach ($row as $name => $value) {
            $record->{$name} = $value;
        }
        $record->setDirtyState(Model::DIRTY_STATE_PERSISTENT);
        if ($record->getModelsManager()->isKeepingSnapshots($record)) {
            $record->setSnapshotData($row);
            $record->setOldSnapshotData($row);
        }
        if (method_exists($record, 'afterFetch')) {
            $record->afterFetch();
        }

        return $record;
    }

    /** @param array<string, mixed> $row some columns of a record */
    public static function row(array $row): Row
    {
        $made = new Row();
        foreach ($row as $name => $value) {
            $made->{$name} = $value;
        }
        return $made;
    }

    /**
     * @param array<string, mixed> $data
     * @param list<string>|null $allowed
     */
    public static function assign(ModelInterface $record, array $data, ?array $allowed): void
    {
        foreach (Table::of($record::class)->columns as $name) {
            if (!array_key_exists($name, $data) || ($allowed !== null && !in_array($name, $allowed, true))) {
                continue;
            }
            $setter = 'set' . str_replace('_', '', ucwords($name, '_'));
            if (method_exists($record, $setter) && !method_exists(Model::class, $setter)) {
                $record->{$setter}($data[$name]);
            } else {
                $record->{$name} = $data[$name];
            }
        }
    }
}
