<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Mvc;

use MikoGen\TestKit\Models\Finder;
use MikoGen\TestKit\Models\Hydration;
use MikoGen\TestKit\Models\Table;
use PDOException;
use Phalcon\Di\DiInterface;
use Phalcon\Mvc\Model\Criteria;
use Phalcon\Mvc\Model\CriteriaInterface;
use Phalcon\Mvc\Model\Exception;
use Phalcon\Mvc\Model\Resultset\Simple;
use Phalcon\Mvc\Model\ResultsetInterface;
use Phalcon\Mvc\Model\Row;

/** Find, count, sum and the like, and the finders by a field's name. */
trait ModelFinding
{
    public static function find($parameters = null)
    {
        $finder = new Finder(static::class, $parameters);
        $columns = $finder->isOfColumns() ? Row::class : static::class;
        return new Simple(null, $columns, $finder->rows());
    }

    public static function findFirst($parameters = null)
    {
        $finder = new Finder(static::class, $parameters);
        $row = $finder->rows(1)[0] ?? null;
        if ($row === null) {
            return null;
        }
        return $finder->isOfColumns() ? Hydration::row($row) : Hydration::record(static::class, $row);
    }

    public static function query(?DiInterface $container = null): CriteriaInterface
    {
        return (new Criteria())->setModelName(static::class);
    }

    public static function count($parameters = null)
    {
        return self::kitAggregate('COUNT', 'rowcount', $parameters);
    }

    public static function sum($parameters = null)
    {
        return self::kitAggregate('SUM', 'sumatory', $parameters);
    }

    public static function average(array $parameters = [])
    {
        return self::kitAggregate('AVG', 'average', $parameters);
    }

    public static function maximum($parameters = null)
    {
        return self::kitAggregate('MAX', 'maximum', $parameters);
    }

    public static function minimum($parameters = null)
    {
        return self::kitAggregate('MIN', 'minimum', $parameters);
    }

    public static function __callStatic(string $method, array $arguments)
    {
        foreach (['findFirstBy' => 'findFirst', 'findBy' => 'find', 'countBy' => 'count'] as $prefix => $finder) {
            if (str_starts_with($method, $prefix) && $method !== $prefix) {
                return static::{$finder}(self::kitDynamic(substr($method, strlen($prefix)), $arguments, $method));
            }
        }
        throw new Exception("The method '$method' doesn't exist on model '" . static::class . "'");
    }

    protected static function groupResult(string $functionName, string $alias, $parameters = null): ResultsetInterface
    {
        $rows = (new Finder(static::class, $parameters))->aggregate($functionName, $alias);
        return new Simple(null, Row::class, is_array($rows) ? $rows : [[$alias => $rows]]);
    }

    private static function kitAggregate(string $function, string $alias, mixed $parameters): mixed
    {
        $found = (new Finder(static::class, $parameters))->aggregate($function, $alias);
        return is_array($found) ? new Simple(null, Row::class, $found) : $found;
    }

    /** The parameters of findByNumber($number): Number is a field, as it is written or with underscores. */
    private static function kitDynamic(string $field, array $arguments, string $method): array
    {
        $columns = Table::of(static::class)->columns;
        $candidates = [$field, lcfirst($field), strtolower((string)preg_replace('/(?<!^)[A-Z]/', '_$0', $field))];
        $column = current(array_intersect($candidates, $columns))
            ?: throw new Exception("Cannot resolve attribute '$field' in the model '" . static::class . "'");
        if ($arguments === []) {
            throw new Exception("The static method '$method' in '" . static::class . "' requires one argument");
        }
        if (count($arguments) > 1 || is_array($arguments[0])) {
            throw new PDOException('SQLSTATE[HY000]: General error: 25 column index out of range');
        }
        if ($arguments[0] === null) {
            return ['conditions' => "[$column] IS NULL"];
        }
        return ['conditions' => "[$column] = :value:", 'bind' => ['value' => $arguments[0]]];
    }
}
