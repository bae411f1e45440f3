<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Models;

use Phalcon\Db\Adapter\AdapterInterface;
use Phalcon\Db\Column;
use Phalcon\Db\Index;

/**
 * A table in SQLite as Core makes it of a model's annotations, whatever was there before.
 */
final class Schema
{
    private const TYPES = [
        Column::TYPE_BOOLEAN => 'TINYINT',
        Column::TYPE_CHAR => 'CHARACTER',
        Column::TYPE_DATE => 'DATE',
        Column::TYPE_DATETIME => 'DATETIME',
        Column::TYPE_TEXT => 'TEXT',
    ];

    public function __construct(
        private readonly AdapterInterface $connection,
        private readonly string $name,
        private readonly Table $table
    ) {
    }

    public function update(bool $keepsOtherColumns): void
    {
        if (!$this->connection->tableExists($this->name)) {
            $this->create($this->columns());
        } elseif ($this->isDifferent()) {
            $this->change($keepsOtherColumns);
        }
        $this->updateIndexes();
    }

    /** @return array<string, string> the definition of each column */
    private function columns(): array
    {
        $columns = [];
        foreach ($this->table->columns as $name) {
            $column = $this->table->named($name);
            $columns[$column] = "`$column` " . ($name === $this->table->identity
                ? 'INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL'
                : $this->type($name) . $this->default($name)
                    . (in_array($name, $this->table->notNull, true) ? ' NOT NULL' : ' NULL'));
        }
        // The only table of Core whose key is a text.
        if ($this->name === 'm_PbxSettings') {
            $columns['key'] = '`key` VARCHAR(0) PRIMARY KEY NOT NULL';
        }

        return $columns;
    }

    /** Core makes every number an INTEGER: SQLite keeps fractions in it all the same. */
    private function type(string $name): string
    {
        if (isset($this->table->numeric[$name])) {
            return 'INTEGER';
        }
        $type = self::TYPES[$this->table->types[$name]] ?? 'VARCHAR';
        $hasSize = $type === 'VARCHAR' || $type === 'CHARACTER';

        return $hasSize ? "$type(" . ($this->table->sizes[$name] ?? 0) . ')' : $type;
    }

    private function default(string $name): string
    {
        $default = $this->table->defaults[$name] ?? null;
        return $default === null ? '' : ' DEFAULT "' . addcslashes((string)$default, '"') . '"';
    }

    /** @param array<string, string> $columns */
    private function create(array $columns): void
    {
        foreach ($this->table->indexes as $index) {
            if ($index['type'] === 'UNIQUE') {
                $columns[] = 'UNIQUE ("' . implode('", "', $index['columns']) . '")';
            }
        }
        $this->connection->execute("CREATE TABLE \"$this->name\" (\n\t" . implode(",\n\t", $columns) . "\n)");
    }

    private function isDifferent(): bool
    {
        $sql = "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?";
        $there = (string)$this->connection->fetchColumn($sql, [$this->name]);
        foreach ($this->columns() as $column) {
            if (!str_contains($there, $column)) {
                return true;
            }
        }

        return $this->present() !== array_map($this->table->named(...), $this->table->columns);
    }

    /** @return list<string> */
    private function present(): array
    {
        return array_column($this->connection->fetchAll("PRAGMA table_info(\"$this->name\")"), 'name');
    }

    /** By a copy: SQLite cannot change a column. */
    private function change(bool $keepsOtherColumns): void
    {
        $there = $this->present();
        $columns = $this->columns();
        foreach ($keepsOtherColumns ? array_diff($there, array_keys($columns)) : [] as $name) {
            $columns[$name] = "`$name` VARCHAR(0) NULL";
        }
        $common = '"' . implode('", "', array_intersect(array_keys($columns), $there)) . '"';
        $this->connection->execute(
            "CREATE TEMPORARY TABLE kit_backup AS SELECT * FROM \"$this->name\"; DROP TABLE \"$this->name\""
        );
        $this->create($columns);
        $this->connection->execute("INSERT INTO \"$this->name\" ($common) SELECT $common FROM kit_backup");
        $this->connection->execute('DROP TABLE kit_backup');
    }

    private function updateIndexes(): void
    {
        $wanted = [];
        foreach ($this->table->indexes as $name => $index) {
            $wanted["i_{$this->name}_$name"] = $index;
        }
        $there = $this->connection->describeIndexes($this->name);
        foreach ($there as $name => $index) {
            $isSame = isset($wanted[$name]) && $wanted[$name]['columns'] === $index->getColumns();
            if (!$isSame && !str_starts_with((string)$name, 'sqlite_autoindex')) {
                $this->connection->dropIndex($this->name, '', $name);
                unset($there[$name]);
            }
        }
        foreach (array_diff_key($wanted, $there) as $name => $index) {
            $this->connection->addIndex($this->name, '', new Index($name, $index['columns'], $index['type']));
        }
    }
}
