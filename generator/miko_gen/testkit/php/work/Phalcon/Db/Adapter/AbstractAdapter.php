<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Db\Adapter;

use PDO;
use Phalcon\Db\IndexInterface;
use Phalcon\Db\RawValue;
use Phalcon\Events\ManagerInterface;

/** What every connection can do, by the statements of its own class. */
trait AbstractAdapter
{
    public function __construct(array $descriptor)
    {
        $this->descriptor = $descriptor;
    }

    public function getDescriptor(): array
    {
        return $this->descriptor;
    }

    public function getEventsManager(): ?ManagerInterface
    {
        return $this->eventsManager;
    }

    public function setEventsManager(ManagerInterface $eventsManager): void
    {
        $this->eventsManager = $eventsManager;
    }

    public function getType(): string
    {
        return $this->type;
    }

    public function getDialectType(): string
    {
        return $this->dialectType;
    }

    public function escapeIdentifier($identifier): string
    {
        $parts = array_map(static fn (string $name): string => '"' . str_replace('"', '""', $name) . '"', (array)$identifier);
        return implode('.', $parts);
    }

    public function fetchAll(string $sqlQuery, ?int $fetchMode = null, array $bindParams = [], array $bindTypes = []): array
    {
        return $this->query($sqlQuery, $bindParams, $bindTypes)->fetchAll($fetchMode ?? PDO::FETCH_ASSOC);
    }

    public function fetchOne(string $sqlQuery, $fetchMode = null, array $bindParams = [], array $bindTypes = []): array
    {
        return $this->fetchAll($sqlQuery, $fetchMode, $bindParams, $bindTypes)[0] ?? [];
    }

    public function fetchColumn(string $sqlQuery, array $placeholders = [], $column = null)
    {
        $row = $this->fetchAll($sqlQuery, PDO::FETCH_BOTH, $placeholders)[0] ?? [];
        return $row[$column ?? 0] ?? false;
    }

    public function insertAsDict(string $table, $data, $dataTypes = null): bool
    {
        return $this->insert($table, array_values($data), array_keys($data), $dataTypes);
    }

    public function insert(string $table, array $values, $fields = null, $dataTypes = null): bool
    {
        [$signs, $bound] = $this->kitPlaceholders($values);
        $names = $fields ? ' (' . implode(', ', array_map($this->escapeIdentifier(...), $fields)) . ')' : '';
        return $this->execute("INSERT INTO {$this->escapeIdentifier($table)}$names VALUES (" . implode(', ', $signs) . ')', $bound);
    }

    public function updateAsDict(string $table, $data, $whereCondition = null, $dataTypes = null): bool
    {
        return $this->update($table, array_keys($data), array_values($data), $whereCondition, $dataTypes);
    }

    public function update(string $table, $fields, $values, $whereCondition = null, $dataTypes = null): bool
    {
        [$signs, $bound] = $this->kitPlaceholders($values);
        $set = array_map(fn (string $name, string $sign): string => "{$this->escapeIdentifier($name)} = $sign", $fields, $signs);
        [$where, $more] = is_array($whereCondition)
            ? [$whereCondition['conditions'] ?? '', $whereCondition['bind'] ?? []]
            : [(string)$whereCondition, []];
        $sql = "UPDATE {$this->escapeIdentifier($table)} SET " . implode(', ', $set) . ($where === '' ? '' : " WHERE $where");
        return $this->execute($sql, [...$bound, ...$more]);
    }

    public function delete($table, ?string $whereCondition = null, array $placeholders = [], array $dataTypes = []): bool
    {
        $where = $whereCondition === null ? '' : " WHERE $whereCondition";
        return $this->execute("DELETE FROM {$this->escapeIdentifier($table)}$where", $placeholders, $dataTypes);
    }

    public function tableExists(string $tableName, ?string $schemaName = null): bool
    {
        $sql = "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND tbl_name = ?";
        return (int)$this->fetchColumn($sql, [$tableName]) > 0;
    }

    public function listTables(?string $schemaName = null): array
    {
        $sql = "SELECT tbl_name AS name FROM sqlite_master WHERE type = 'table' ORDER BY tbl_name";
        return array_column($this->fetchAll($sql), 'name');
    }

    public function addIndex(string $tableName, string $schemaName, IndexInterface $index): bool
    {
        $kind = trim("{$index->getType()} INDEX");
        $columns = implode(', ', array_map($this->escapeIdentifier(...), $index->getColumns()));
        $name = $this->escapeIdentifier($index->getName());

        return $this->execute("CREATE $kind $name ON {$this->escapeIdentifier($tableName)} ($columns)");
    }

    public function dropIndex(string $tableName, string $schemaName, $indexName): bool
    {
        return $this->execute("DROP INDEX {$this->escapeIdentifier($indexName)}");
    }

    public function dropTable(string $tableName, ?string $schemaName = null, ?bool $ifExists = null): bool
    {
        return $this->execute('DROP TABLE ' . (($ifExists ?? true) ? 'IF EXISTS ' : '') . $this->escapeIdentifier($tableName));
    }

    /**
     * @param list<mixed> $values
     * @return array{list<string>, list<mixed>}
     */
    private function kitPlaceholders(array $values): array
    {
        $bound = array_values(array_filter($values, static fn (mixed $value): bool => !$value instanceof RawValue));
        $signs = array_map(static fn (mixed $value): string => $value instanceof RawValue ? $value->getValue() : '?', $values);
        return [array_values($signs), $bound];
    }
}
