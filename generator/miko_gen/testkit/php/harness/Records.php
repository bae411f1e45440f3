<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

use Phalcon\Filter\Validation\Validator\PresenceOf;

/**
 * Rows to test with: those of tests/Examples.php, and the records of MikoPBX that they point to.
 */
trait Records
{
    /** @var array<string, object> */
    private array $saved = [];

    /** @var array<string, object> those with changes too */
    private array $latest = [];

    /** @return class-string the examples of the module under test */
    protected function examples(): string
    {
        return Pbx::module()->className('Tests\\Examples');
    }

    /**
     * The values of an example, as a REST client sends them. What they point to is saved first.
     *
     * @param array<string, mixed> $changes values in the place of those of the example
     *
     * @return array<string, mixed>
     */
    protected function values(string $model, int $number = 1, array $changes = []): array
    {
        $resolve = function (mixed $value) use ($number): mixed {
            if (!is_array($value)) {
                return $value;
            }
            [$class, $column] = $value;
            return (string)$this->saved($class, $number)->$column;
        };

        // The settings have a row without an example of it.
        $example = $this->examples()::ROWS[$model][$number] ?? [];
        foreach (array_filter(array_intersect_key($example, $changes), 'is_array') as $field => [$class, $column]) {
            foreach (array_keys(array_column($this->examples()::ROWS[$class], $column), $changes[$field], true) as $named) {
                $this->saved($class, $named + 1);
            }
        }

        return $changes + array_map($resolve, array_diff_key($example, $changes));
    }

    /**
     * A record with the values of an example, not saved yet.
     *
     * @param array<string, mixed> $changes
     */
    protected function newRecord(string $model, int $number = 1, array $changes = []): object
    {
        return self::fill(new $model(), $this->values($model, $number, $changes));
    }

    /**
     * A saved record with the values of an example; the same one each time as long as nothing is changed in it.
     *
     * @param array<string, mixed> $changes
     */
    protected function saved(string $model, int $number = 1, array $changes = []): object
    {
        if ($changes === [] && isset($this->saved["$model $number"])) {
            return $this->saved["$model $number"];
        }
        if (!str_starts_with($model, Pbx::module()->className(''))) {
            return $this->saved["$model $number"] = self::insert($model, $this->values($model, $number, $changes));
        }
        $record = $this->newRecord($model, $number, $changes);
        $isSaved = $record->save();
        if (!$isSaved && $changes === [] && isset($this->latest["$model $number"])) {
            // The one with changes has its unique values.
            return $this->latest["$model $number"];
        }
        self::assertTrue($isSaved, implode(' ', $record->getMessages()));
        $this->latest["$model $number"] = $record;
        if ($changes === []) {
            $this->saved["$model $number"] = $record;
        }

        return $record;
    }

    /**
     * The row with these values, as soon as there is one; another process may write it.
     *
     * @param array<string, string|null> $columns
     */
    protected function waitForRow(string $model, array $columns, float $seconds = 5): ?object
    {
        $conditions = [];
        foreach ($columns as $name => $value) {
            $conditions[] = $value === null ? "[$name] IS NULL" : "[$name] = :$name:";
        }
        $bind = array_filter($columns, static fn (?string $value): bool => $value !== null);
        $until = hrtime(true) + $seconds * 1e9;
        do {
            $row = $model::findFirst(['conditions' => implode(' AND ', $conditions), 'bind' => $bind]);
            usleep($row === null ? 10000 : 0);
        } while ($row === null && hrtime(true) < $until);

        return $row;
    }

    /** The record as the database holds it now; null when it is not there any more. */
    protected static function reread(object $record): ?object
    {
        return $record::findFirst(['conditions' => '[id] = :id:', 'bind' => ['id' => $record->id]]);
    }

    /**
     * Changes the only row of the settings. Other fields that must not be empty then are as in the example.
     *
     * @param array<string, mixed> $changes
     */
    protected function change(string $model, array $changes): void
    {
        $settings = self::fill($model::findFirst(), $changes);
        while (!($isSaved = $settings->save()) && ($missing = array_diff_key(self::missing($settings), $changes)) !== []) {
            $changes += array_intersect_key($this->values($model), $missing) + $missing;
            self::fill($settings, $changes);
        }
        self::assertTrue($isSaved, implode(' ', $settings->getMessages()));
    }

    /** @return array<string, null> the fields of a record that was not saved which must not be empty */
    private static function missing(object $record): array
    {
        $missing = [];
        foreach ($record->getMessages() as $message) {
            if ($message->getType() === PresenceOf::class) {
                $missing[$message->getField()] = null;
            }
        }

        return $missing;
    }

    /**
     * The record of MikoPBX that the first examples point to gets these values.
     *
     * @param array<string, string> $values
     */
    protected function amend(string $class, array $values): void
    {
        $record = $this->saved($class);
        $columns = implode(', ', array_map(static fn (string $column): string => "\"$column\" = ?", array_keys($values)));
        $sql = "UPDATE \"{$record->getSource()}\" SET $columns WHERE \"id\" = ?";
        $record->getWriteConnection()->execute($sql, [...array_values($values), $record->id]);
    }

    /** Empties the table of a model, of the module or of MikoPBX. */
    protected function clear(string $model): void
    {
        $record = new $model();
        $record->getWriteConnection()->execute("DELETE FROM \"{$record->getSource()}\"");
    }

    /** Changes the rows, or the one with that id, past the model, which would not take such a value. */
    protected function force(string $table, string $column, ?string $value, int|string|null $id = null): void
    {
        $rows = $id === null ? '1 = 1' : '"id" = ' . (int)$id;
        $this->pbx->database()->prepare("UPDATE \"$table\" SET \"$column\" = ? WHERE $rows")->execute([$value]);
    }

    /** The id of the sound file of the tests, which from now on is at that path. */
    protected function sound(string $path = '/sounds/example.mp3'): string
    {
        $class = 'MikoPBX\\Common\\Models\\SoundFiles';
        $values = ['id' => '9001', 'category' => 'custom', 'name' => 'Example', 'path' => $path];

        return (string)self::insert($class, $values)->id;
    }

    /** @return list<string> the columns of a table of the module */
    protected function columns(string $table, string $type = ''): array
    {
        $columns = $this->pbx->database()->query("PRAGMA table_info(\"$table\")")->fetchAll(\PDO::FETCH_ASSOC);
        $fitting = array_filter($columns, static fn (array $one): bool => $type === '' || strtoupper($one['type']) === $type);

        return array_column($fitting, 'name');
    }

    /** @return array<string, bool> the indexed columns of a table, and whether a value can be there once only */
    protected function indexes(string $table): array
    {
        $found = [];
        $database = $this->pbx->database();
        foreach ($database->query("PRAGMA index_list(\"$table\")")->fetchAll(\PDO::FETCH_ASSOC) as $index) {
            $columns = $database->query("PRAGMA index_info(\"{$index['name']}\")")->fetchAll(\PDO::FETCH_ASSOC);
            $found[implode(', ', array_column($columns, 'name'))] = (bool)$index['unique'];
        }
        ksort($found);

        return $found;
    }

    /** @param array<string, mixed> $values */
    private static function fill(object $record, array $values): object
    {
        foreach ($values as $field => $value) {
            $record->$field = is_bool($value) ? (string)(int)$value : ($value === null ? null : (string)$value);
        }

        return $record;
    }

    /**
     * A record of MikoPBX with these columns, and nothing but what its table asks for: its own rules are of no interest here.
     *
     * @param array<string, string> $values
     */
    protected static function insert(string $class, array $values): object
    {
        $record = new $class();
        $table = $record->getSource();
        $needed = $record->getModelsMetaData()->getNotNullAttributes($record);
        $values = array_diff_key(array_fill_keys($needed, '0'), ['id' => 1], $values) + $values;
        $columns = implode(', ', array_map(static fn (string $column): string => "\"$column\"", array_keys($values)));
        $marks = implode(', ', array_fill(0, count($values), '?'));
        $connection = $record->getWriteConnection();
        $connection->execute("INSERT OR REPLACE INTO \"$table\" ($columns) VALUES ($marks)", array_values($values));

        return $class::findFirst(['conditions' => '[id] = :id:', 'bind' => ['id' => $connection->lastInsertId()]]);
    }
}
