<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Mvc\Model\Query;

use Phalcon\Di\Di;
use Phalcon\Di\DiInterface;
use Phalcon\Mvc\Model\Query;
use Phalcon\Mvc\Model\Query\BuilderInterface;
use Phalcon\Mvc\Model\QueryInterface;

/** Writes PHQL. */
trait Builder
{
    private int $kitHidden = 0;

    public function __construct($params = null, ?DiInterface $container = null)
    {
        $this->container = $container;
        $this->bindParams = [];
        $params = (array)($params ?? []);
        $this->models = $params['models'] ?? null;
        $this->columns = $params['columns'] ?? null;
        $this->conditions = $params['conditions'] ?? $params[0] ?? null;
        $this->bindParams = $params['bind'] ?? [];
        $this->group = $params['group'] ?? null;
        $this->having = $params['having'] ?? null;
        $this->order = $params['order'] ?? null;
        $this->limit = $params['limit'] ?? null;
        $this->offset = $params['offset'] ?? null;
    }

    public function getDI(): DiInterface
    {
        return $this->container ??= Di::getDefault();
    }

    public function setDI(DiInterface $container): void
    {
        $this->container = $container;
    }

    public function columns($columns): BuilderInterface
    {
        $this->columns = $columns;
        return $this;
    }

    public function from($models): BuilderInterface
    {
        $this->models = $models;
        return $this;
    }

    public function addFrom(string $model, ?string $alias = null): BuilderInterface
    {
        $this->models = (array)($this->models ?? []);
        $alias === null ? $this->models[] = $model : $this->models[$alias] = $model;
        return $this;
    }

    public function join(string $model, ?string $conditions = null, ?string $alias = null, ?string $type = null): BuilderInterface
    {
        $this->joins[] = [$model, $conditions, $alias, $type];
        return $this;
    }

    public function innerJoin(string $model, ?string $conditions = null, ?string $alias = null): BuilderInterface
    {
        return $this->join($model, $conditions, $alias, 'INNER');
    }

    public function leftJoin(string $model, ?string $conditions = null, ?string $alias = null): BuilderInterface
    {
        return $this->join($model, $conditions, $alias, 'LEFT');
    }

    public function where(string $conditions, array $bindParams = [], array $bindTypes = []): BuilderInterface
    {
        $this->conditions = $conditions;
        $this->bindParams = $bindParams + $this->bindParams;
        return $this;
    }

    public function andWhere(string $conditions, array $bindParams = [], array $bindTypes = []): BuilderInterface
    {
        return $this->where($this->conditions ? "({$this->conditions}) AND ($conditions)" : $conditions, $bindParams);
    }

    public function orWhere(string $conditions, array $bindParams = [], array $bindTypes = []): BuilderInterface
    {
        return $this->where($this->conditions ? "({$this->conditions}) OR ($conditions)" : $conditions, $bindParams);
    }

    public function inWhere(string $expr, array $values, ?string $operator = null): BuilderInterface
    {
        return $this->kitIn($expr, 'IN', $values, $operator);
    }

    public function notInWhere(string $expr, array $values, ?string $operator = null): BuilderInterface
    {
        return $this->kitIn($expr, 'NOT IN', $values, $operator);
    }

    public function betweenWhere(string $expr, $minimum, $maximum, ?string $operator = null): BuilderInterface
    {
        [$low, $high] = ['AP' . $this->kitHidden++, 'AP' . $this->kitHidden++];
        return $this->kitAdd("$expr BETWEEN :$low: AND :$high:", [$low => $minimum, $high => $maximum], $operator);
    }

    public function groupBy($group): BuilderInterface
    {
        $this->group = $group;
        return $this;
    }

    public function having(string $conditions, array $bindParams = [], array $bindTypes = []): BuilderInterface
    {
        $this->having = $conditions;
        $this->bindParams = $bindParams + $this->bindParams;
        return $this;
    }

    public function orderBy($orderBy): BuilderInterface
    {
        $this->order = $orderBy;
        return $this;
    }

    public function limit(int $limit, $offset = null): BuilderInterface
    {
        $this->limit = $limit;
        $this->offset = $offset ?? $this->offset;
        return $this;
    }

    public function offset(int $offset): BuilderInterface
    {
        $this->offset = $offset;
        return $this;
    }

    public function setBindParams(array $bindParams, ?bool $merge = null): BuilderInterface
    {
        $this->bindParams = $merge ? $bindParams + $this->bindParams : $bindParams;
        return $this;
    }

    public function getBindParams(): array
    {
        return $this->bindParams;
    }

    final public function getPhql(): string
    {
        $sources = [];
        foreach ((array)$this->models as $alias => $model) {
            $sources[] = "[$model]" . (is_string($alias) ? " AS [$alias]" : '');
        }
        $columns = [];
        foreach ((array)($this->columns ?? []) as $alias => $column) {
            $columns[] = $column . (is_string($alias) ? " AS [$alias]" : '');
        }
        $first = array_key_first((array)$this->models);
        $selected = implode(', ', $columns) ?: '[' . (is_string($first) ? $first : ((array)$this->models)[$first]) . '].*';
        $phql = "SELECT $selected FROM " . implode(', ', $sources);
        foreach ($this->joins ?? [] as [$model, $conditions, $alias, $type]) {
            $phql .= ($type === null ? '' : " $type") . " JOIN [$model]" . ($alias === null ? '' : " AS [$alias]")
                . ($conditions === null ? '' : " ON $conditions");
        }
        $parts = ['WHERE' => $this->conditions, 'GROUP BY' => $this->group, 'HAVING' => $this->having, 'ORDER BY' => $this->order];
        foreach ($parts as $word => $part) {
            $phql .= empty($part) ? '' : " $word " . implode(', ', (array)$part);
        }

        return $phql . ($this->limit ? ' LIMIT ' . (int)$this->limit : '') . ($this->offset ? ' OFFSET ' . (int)$this->offset : '');
    }

    public function getQuery(): QueryInterface
    {
        return (new Query($this->getPhql(), $this->getDI()))->setBindParams($this->bindParams);
    }

    private function kitIn(string $expr, string $kind, array $values, ?string $operator): BuilderInterface
    {
        $bind = [];
        foreach ($values as $value) {
            $bind['AP' . $this->kitHidden++] = $value;
        }
        if ($bind === []) {
            return $this->kitAdd($kind === 'IN' ? "$expr != $expr" : "$expr = $expr", [], $operator);
        }
        $names = implode(', ', array_map(static fn (string $name): string => ":$name:", array_keys($bind)));

        return $this->kitAdd("$expr $kind ($names)", $bind, $operator);
    }

    private function kitAdd(string $condition, array $bind, ?string $operator): BuilderInterface
    {
        return strtolower((string)$operator) === 'or' ? $this->orWhere($condition, $bind) : $this->andWhere($condition, $bind);
    }
}
