<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Db\Adapter\Pdo;

use Phalcon\Db\Column;
use Phalcon\Db\Index;
use Phalcon\Db\RawValue;

/** SQLite. */
trait Sqlite
{
    public function __construct(array $descriptor)
    {
        parent::__construct($descriptor);
    }

    public function connect(array $descriptor = []): void
    {
        parent::connect($descriptor);
    }

    public function supportsDefaultValue(): bool
    {
        return false;
    }

    public function getDefaultValue(): RawValue
    {
        return new RawValue('NULL');
    }

    public function useExplicitIdValue(): bool
    {
        return true;
    }

    public function describeColumns(string $table, ?string $schema = null): array
    {
        $columns = [];
        foreach ($this->fetchAll("PRAGMA table_info({$this->escapeIdentifier($table)})") as $row) {
            $isNumeric = (bool)preg_match('/int|real|float|double|num|dec/i', $row['type']);
            $columns[] = new Column($row['name'], [
                'type' => stripos($row['type'], 'int') !== false ? Column::TYPE_INTEGER : Column::TYPE_VARCHAR,
                'isNumeric' => $isNumeric,
                'notNull' => (bool)$row['notnull'],
                'primary' => (bool)$row['pk'],
                'autoIncrement' => (bool)$row['pk'] && $row['type'] === 'INTEGER',
                'size' => preg_match('/\((\d+)/', $row['type'], $size) === 1 ? (int)$size[1] : 0,
                'default' => $row['dflt_value'],
            ]);
        }
        return $columns;
    }

    public function describeIndexes(string $table, ?string $schema = null): array
    {
        $indexes = [];
        foreach ($this->fetchAll("PRAGMA index_list({$this->escapeIdentifier($table)})") as $row) {
            $columns = array_column($this->fetchAll("PRAGMA index_info({$this->escapeIdentifier($row['name'])})"), 'name');
            $indexes[$row['name']] = new Index($row['name'], $columns, match (true) {
                str_starts_with($row['name'], 'sqlite_autoindex') => 'PRIMARY',
                default => $row['unique'] ? 'UNIQUE' : '',
            });
        }
        return $indexes;
    }
}
