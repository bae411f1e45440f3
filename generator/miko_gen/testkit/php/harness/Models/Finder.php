<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Models;

use PDOException;
use Phalcon\Db\Enum;
use Phalcon\Di\Di;
use Phalcon\Mvc\ModelInterface;
use Phalcon\Mvc\Model\Exception;

/**
 * Runs what Phalcon's Model::find(), count() and their like ask for.
 */
final class Finder
{
    private readonly ModelInterface $model;
    private readonly Table $table;
    /** @var array<array-key, mixed> */
    private readonly array $parameters;
    private Phql $phql;

    /** @param mixed $parameters conditions as text, a primary key, or an array with Phalcon's words */
    public function __construct(private readonly string $class, mixed $parameters)
    {
        $this->model = new $class();
        $this->table = Table::of($class);
        $this->parameters = is_array($parameters) ? $parameters : ($parameters === null ? [] : [$parameters]);
    }

    public function isOfColumns(): bool
    {
        return isset($this->parameters['columns']);
    }

    /** @return list<array<string, mixed>> */
    public function rows(?int $limit = null): array
    {
        $columns = $this->parameters['columns'] ?? null;
        $this->phql = $this->phql($columns === null ? "[$this->class].*" : self::written($columns));
        $sql = 'SELECT ' . ($columns === null ? $this->allColumns() : $this->columns($columns))
            . " FROM \"{$this->model->getSource()}\"" . $this->tail($limit);

        return $this->fetch($sql);
    }

    /** COUNT, SUM and the like: the value, or rows with group. */
    public function aggregate(string $function, string $alias): mixed
    {
        $column = $this->parameters['column'] ?? '*';
        $group = $this->parameters['group'] ?? null;
        $this->phql = $this->phql("$function($column) AS $alias");
        // Phalcon does not order them.
        $distinct = isset($this->parameters['distinct']) ? 'DISTINCT ' . $this->phql->sql($this->parameters['distinct']) : null;
        $value = $distinct ?? ($column === '*' ? '*' : $this->phql->sql($column));
        $sql = 'SELECT ' . ($group === null ? '' : $this->columns($group) . ', ') . "$function($value) AS \"$alias\""
            . " FROM \"{$this->model->getSource()}\"" . $this->tail(null, isOrdered: false);
        $rows = $this->fetch($sql);

        return $group === null ? $rows[0][$alias] ?? null : $rows;
    }

    /** @param string $selected the part between SELECT and FROM, which Phalcon's messages name */
    private function phql(string $selected): Phql
    {
        $query = "SELECT $selected FROM [$this->class]";
        $query .= $this->conditions() === '' ? '' : " WHERE {$this->conditions()}";
        if (!empty($this->parameters['group'])) {
            $groups = is_array($this->parameters['group']) ? $this->parameters['group'] : explode(',', $this->parameters['group']);
            $query .= ' GROUP BY ' . implode(', ', array_map(static fn (string $one): string => '[' . trim($one, ' []') . ']', $groups));
        }
        if (!empty($this->parameters['order'])) {
            $query .= ' ORDER BY ' . self::written($this->parameters['order']);
        }
        preg_match_all('/\bas\s+\[?(\w+)/i', $selected, $aliases);

        return new Phql([$this->class => $this->table], $this->parameters['bind'] ?? [], $aliases[1], $query);
    }

    private static function written(string|array $columns): string
    {
        $parts = [];
        foreach ((array)$columns as $alias => $column) {
            $parts[] = $column . (is_string($alias) ? " AS $alias" : '');
        }
        return implode(', ', $parts);
    }

    private function conditions(): string
    {
        $conditions = $this->parameters['conditions'] ?? $this->parameters[0] ?? '';
        if (is_numeric($conditions)) {
            // A number alone is a primary key.
            $key = $this->table->primary[0] ?? throw new Exception('Source related to this model does not have a primary key defined');
            return "[$this->class].[$key] = $conditions";
        }

        return is_array($conditions) ? implode(' AND ', $conditions) : (string)$conditions;
    }

    private function tail(?int $limit, bool $isOrdered = true): string
    {
        $sql = $this->conditions() === '' ? '' : ' WHERE ' . $this->phql->sql($this->conditions());
        foreach (['group' => 'GROUP BY', 'having' => 'HAVING', 'order' => 'ORDER BY'] as $word => $clause) {
            if (!empty($this->parameters[$word]) && ($word !== 'order' || $isOrdered)) {
                $sql .= " $clause " . $this->columns($this->parameters[$word]);
            }
        }
        $wanted = $this->parameters['limit'] ?? $limit;
        $offset = $this->parameters['offset'] ?? null;
        if (is_array($wanted)) {
            $offset = $wanted['offset'] ?? $wanted[1] ?? $offset;
            $wanted = $wanted['number'] ?? $wanted[0];
        }
        if (is_numeric($wanted)) {
            $sql .= ' LIMIT ' . (int)$wanted . ($offset === null ? '' : ' OFFSET ' . (int)$offset);
        }

        return $sql;
    }

    /** Columns, orders and groups may be a text or a list; a column may have another name: ['label' => 'number']. */
    private function columns(string|array $columns): string
    {
        if (is_string($columns)) {
            return $this->aliased($columns);
        }
        $parts = [];
        foreach ($columns as $alias => $column) {
            $parts[] = $this->aliased($column) . (is_string($alias) ? " AS \"$alias\"" : '');
        }
        return implode(', ', $parts);
    }

    /** "number AS label": what stands behind AS is no column. */
    private function aliased(string $text): string
    {
        $parts = preg_split('/\s+as\s+\[?(\w+)\]?/i', $text, -1, PREG_SPLIT_DELIM_CAPTURE) ?: [];
        $sql = '';
        foreach ($parts as $number => $part) {
            $sql .= $number % 2 === 1 ? " AS \"$part\"" : $this->phql->sql($part);
        }
        return $sql;
    }

    private function allColumns(): string
    {
        return implode(', ', array_map(
            fn (string $name): string => $this->table->quoted($name) . (isset($this->table->names[$name]) ? " AS \"$name\"" : ''),
            $this->table->columns
        ));
    }

    /** @return list<array<string, mixed>> */
    private function fetch(string $sql): array
    {
        if (array_diff_key($this->parameters['bind'] ?? [], $this->phql->used) !== []) {
            throw new PDOException('SQLSTATE[HY000]: General error: 25 column index out of range');
        }
        $connection = Di::getDefault()->getShared($this->model->getReadConnectionService());
        try {
            return $connection->fetchAll($sql, Enum::FETCH_ASSOC, $this->phql->bound);
        } catch (PDOException $error) {
            // Phalcon would not have understood it either.
            throw match (true) {
                str_contains($error->getMessage(), 'incomplete input') => new Exception('Syntax error, unexpected EOF'),
                str_contains($error->getMessage(), 'syntax error') => new Exception("Syntax error: {$error->getMessage()}"),
                default => $error,
            };
        }
    }
}
