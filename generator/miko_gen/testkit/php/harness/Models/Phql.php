<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Models;

use Phalcon\Mvc\Model\Exception;

/**
 * Turns a part of PHQL, Phalcon's query language, into SQL for one model: conditions, columns and orders.
 */
final class Phql
{
    private const TOKENS = '/
        (?<space>\s+)
      | (?<string>\'(?:\\\\.|[^\'\\\\])*\'|"(?:\\\\.|[^"\\\\])*")
      | (?<number>\d+(?:\.\d+)?)
      | (?<typed>\{\w+(?::[\w-]+)?\})
      | (?<named>:\w+:)
      | (?<numbered>\?\d+)
      | (?<name>\[[^\]]+\](?:\.\[[^\]]+\])?|[A-Za-z_\\\\][\w\\\\]*(?:\.(?:\[[^\]]+\]|\w+))?)
      | (?<sign><>|!=|<=|>=|\|\||&&|[=<>()+\-*\/%,.!])
    /xA';
    private const WORDS = ' and or not in is null like ilike between exists case when then else end as asc desc distinct'
        . ' cast true false ';

    /** Words that cannot be a column's name without brackets. */
    private const RESERVED = ' against all by delete for from full group having inner insert into join left limit offset on order'
        . ' outer right select set update using values where with ';

    /** @var array<array-key, true> the names in the bind that are asked for */
    public array $used = [];
    /** @var array<array-key, mixed> by the name of SQL's placeholder */
    public array $bound = [];

    /**
     * @param array<string, Table> $tables by the name that may stand before a column
     * @param array<array-key, mixed> $bind
     * @param list<string> $aliases names that the query itself gives to columns
     */
    public function __construct(
        private readonly array $tables,
        private readonly array $bind,
        private readonly array $aliases,
        private readonly string $query
    ) {
    }

    /**
     * @throws Exception a column that the model has not, or a sign that PHQL has not
     */
    public function sql(string $phql): string
    {
        $sql = '';
        $isValueBefore = false;
        for ($position = 0; $position < strlen($phql); $position += strlen($found[0])) {
            if (preg_match(self::TOKENS, $phql, $found, PREG_UNMATCHED_AS_NULL, $position) !== 1) {
                throw new Exception("Scanning error before '" . substr($phql, $position + 1)
                    . "' when parsing: $this->query (" . strlen($this->query) . ')');
            }
            $isValue = isset($found['string']) || isset($found['number']);
            if ($isValue && $isValueBefore) {
                throw new Exception('Syntax error, unexpected EOF');
            }
            $isValueBefore = $isValue || (isset($found['space']) && $isValueBefore);
            $rest = substr($phql, $position + strlen($found[0]));
            if (isset($found['name']) && str_contains(self::RESERVED, ' ' . strtolower($found[0]) . ' ')) {
                throw new Exception($rest === '' ? 'Syntax error, unexpected EOF' : 'Syntax error, unexpected token '
                    . strtoupper($found[0]) . ", near to '$rest', when parsing: $this->query (" . strlen($this->query) . ')');
            }
            $isCalled = ($rest[0] ?? '') === '(';
            $sql .= match (true) {
                isset($found['space']) => ' ',
                isset($found['string']) => "'" . strtr(substr($found[0], 1, -1), ["\\'" => "''", "'" => "''"]) . "'",
                isset($found['typed']) => $this->placeholder(strtok(trim($found[0], '{}'), ':')),
                isset($found['named']) => $this->placeholder(trim($found[0], ':')),
                isset($found['numbered']) => $this->placeholder(substr($found[0], 1)),
                isset($found['name']) => $this->name($found[0], $isCalled),
                // Phalcon's scanner has these words, its parser has not.
                $found[0] === '||' => throw new Exception('Scanner: Unknown opcode 402'),
                $found[0] === '&&' => throw new Exception('Scanner: Unknown opcode 403'),
                default => $found[0],
            };
        }

        return $sql;
    }

    private function placeholder(string $name): string
    {
        $this->used[$name] = true;
        $value = $this->bind[$name] ?? null;
        if (!is_array($value)) {
            $this->bound["b$name"] = $value;
            return ":b$name";
        }
        $names = [];
        foreach (array_values($value) as $number => $one) {
            $this->bound["b{$name}_$number"] = $one;
            $names[] = ":b{$name}_$number";
        }

        return implode(',', $names);
    }

    private function name(string $written, bool $isCalled): string
    {
        if (str_contains(self::WORDS, ' ' . strtolower($written) . ' ')) {
            return strtoupper($written);
        }
        if ($isCalled) {
            return $written;
        }
        if (preg_match('/^not(\w+)$/i', $written, $found) === 1) {
            // Phalcon's scanner takes the word apart: "notes" is NOT es.
            return 'NOT ' . $this->name($found[1], false);
        }
        $dot = strrpos($written, '.');
        $before = $dot === false ? null : trim(substr($written, 0, $dot), '[]');
        if ($before !== null && !isset($this->tables[$before])) {
            throw new Exception("Unknown model or alias '$before' (11), when preparing: $this->query");
        }
        $column = trim($dot === false ? $written : substr($written, $dot + 1), '[]');
        if ($before === null && in_array($column, $this->aliases, true)) {
            return "\"$column\"";
        }
        foreach ($before === null ? $this->tables : [$before => $this->tables[$before]] as $alias => $table) {
            if (in_array($column, $table->columns, true)) {
                return (count($this->tables) > 1 ? "\"$alias\"." : '') . $table->quoted($column);
            }
        }

        throw new Exception(
            "Column '$column' doesn't belong to any of the selected models (1), when preparing: $this->query"
        );
    }
}
