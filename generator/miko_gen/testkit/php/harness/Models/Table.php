<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Models;

use Phalcon\Db\Column;

/**
 * What the annotations of a model say of its table.
 */
final class Table
{
    private const TYPES = [
        'biginteger' => [Column::TYPE_BIGINTEGER, Column::BIND_PARAM_INT, true],
        'integer' => [Column::TYPE_INTEGER, Column::BIND_PARAM_INT, true],
        'float' => [Column::TYPE_FLOAT, Column::BIND_PARAM_DECIMAL, true],
        'double' => [Column::TYPE_DOUBLE, Column::BIND_PARAM_DECIMAL, true],
        'decimal' => [Column::TYPE_DECIMAL, Column::BIND_PARAM_DECIMAL, true],
        'boolean' => [Column::TYPE_BOOLEAN, Column::BIND_PARAM_BOOL, false],
        'date' => [Column::TYPE_DATE, Column::BIND_PARAM_STR, false],
        'datetime' => [Column::TYPE_DATETIME, Column::BIND_PARAM_STR, false],
        'text' => [Column::TYPE_TEXT, Column::BIND_PARAM_STR, false],
        'char' => [Column::TYPE_CHAR, Column::BIND_PARAM_STR, false],
    ];
    private const OTHER = [Column::TYPE_VARCHAR, Column::BIND_PARAM_STR, false];

    /** @var array<string, self> */
    private static array $known = [];

    /** @var list<string> the properties that have a column, in the order of the class */
    public array $columns = [];
    /** @var array<string, string> the names of their columns, where they are others */
    public array $names = [];
    /** @var list<string> */
    public array $primary = [];
    /** @var list<string> */
    public array $notNull = [];
    public ?string $identity = null;
    /** @var array<string, int> Phalcon's constants Column::TYPE_… */
    public array $types = [];
    /** @var array<string, int> Column::BIND_PARAM_… */
    public array $bindTypes = [];
    /** @var array<string, true> */
    public array $numeric = [];
    /** @var array<string, mixed> */
    public array $defaults = [];
    /** @var array<string, int> */
    public array $sizes = [];
    /** @var array<string, array{columns: list<string>, type: string}> */
    public array $indexes = [];

    public static function of(string $class): self
    {
        return self::$known[$class] ??= new self($class);
    }

    private function __construct(string $class)
    {
        foreach (Annotations::ofProperties($class) as $property => $annotations) {
            if (!isset($annotations['Column'])) {
                continue;
            }
            $column = $annotations['Column'];
            $name = $property;
            if (($column['column'] ?? $name) !== $name) {
                $this->names[$name] = $column['column'];
            }
            $isNullable = $column['nullable'] ?? false;
            $this->columns[] = $name;
            [$this->types[$name], $this->bindTypes[$name], $isNumeric] = self::TYPES[$column['type'] ?? 'string'] ?? self::OTHER;
            if ($isNumeric) {
                $this->numeric[$name] = true;
            }
            if (isset($annotations['Primary'])) {
                $this->primary[] = $name;
            }
            if (isset($annotations['Identity'])) {
                $this->identity = $name;
            }
            if (!$isNullable) {
                $this->notNull[] = $name;
            }
            if ($isNullable || array_key_exists('default', $column)) {
                $this->defaults[$name] = $column['default'] ?? null;
            }
            if (isset($column['length'])) {
                $this->sizes[$name] = (int)$column['length'];
            }
        }
        foreach (Annotations::ofClass($class)['Indexes'] ?? [] as $index) {
            $this->indexes[$index['name']] = ['columns' => $index['columns'], 'type' => $index['type'] ?? ''];
        }
    }
    /** The column of a property. */
    public function named(string $name): string
    {
        return $this->names[$name] ?? $name;
    }

    public function quoted(string $name): string
    {
        return "\"{$this->named($name)}\"";
    }
}
