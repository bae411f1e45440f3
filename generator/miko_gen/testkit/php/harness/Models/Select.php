<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Models;

use MikoGen\TestKit\NotImitated;
use Phalcon\Db\Enum;
use Phalcon\Mvc\Model\Exception;
use Phalcon\Mvc\Model\Resultset\Simple;
use Phalcon\Mvc\Model\Row;

/**
 * Runs a whole SELECT of PHQL: columns or the records of one model, joined with others.
 */
final class Select
{
    /** What is in quotes, brackets or parentheses holds no clause. */
    private const CLAUSES = '~(?:\'(?:\\\\.|[^\'\\\\])*\'|"(?:\\\\.|[^"\\\\])*"|\[[^\]]*\]|(\((?:[^()]++|(?1))*\)))(*SKIP)(*F)'
        . '|\b(SELECT|FROM|WHERE|GROUP\s+BY|HAVING|ORDER\s+BY|LIMIT|OFFSET)\b~i';
    private const SOURCE = '~(?:^|\b(LEFT|RIGHT|INNER|CROSS)?\s*\bJOIN\b)\s*\[?([\w\\\\]+)\]?(?:\s+(?:AS\s+)?\[?((?!LEFT|RIGHT|INNER|CROSS|JOIN|ON)\w+)\]?)?'
        . '(?:\s+ON\s+(.*?))?(?=\s*(?:\b(?:LEFT|RIGHT|INNER|CROSS)\b\s*)?\bJOIN\b|\s*$)~is';

    /** @var array<string, string> the text of each clause */
    private array $clauses = [];
    /** @var array<string, string> the models by their names in the query */
    private array $classes = [];

    public function __construct(private readonly string $phql, private readonly array $bind)
    {
        $parts = preg_split(self::CLAUSES, $phql, -1, PREG_SPLIT_DELIM_CAPTURE | PREG_SPLIT_NO_EMPTY) ?: [];
        $clause = '';
        foreach ($parts as $part) {
            $word = strtoupper((string)preg_replace('/\s+/', ' ', trim($part)));
            if (in_array($word, ['SELECT', 'FROM', 'WHERE', 'GROUP BY', 'HAVING', 'ORDER BY', 'LIMIT', 'OFFSET'], true)) {
                $clause = $word;
            } else {
                $this->clauses[$clause] = ($this->clauses[$clause] ?? '') . trim($part);
            }
        }
        if (!isset($this->clauses['SELECT'], $this->clauses['FROM'])) {
            throw new NotImitated("PHQL that is no SELECT: $phql");
        }
    }

    public function execute(): Simple
    {
        preg_match_all(self::SOURCE, trim($this->clauses['FROM']), $sources, PREG_SET_ORDER | PREG_UNMATCHED_AS_NULL);
        foreach ($sources as [, , $class, $alias]) {
            $this->classes[$alias ?? $class] = $class;
        }
        $selected = $this->clauses['SELECT'];
        preg_match_all('/\bas\s+\[?(\w+)/i', $selected, $aliases);
        $phql = new Phql(array_map(Table::of(...), $this->classes), $this->bind, $aliases[1], $this->phql);
        $whole = $this->whole($selected);
        $sql = 'SELECT ' . ($whole === null ? $this->columns($selected, $phql) : $this->all($whole)) . ' FROM ';
        foreach ($sources as [, $kind, $class, $alias, $on]) {
            $table = '"' . (new $class())->getSource() . '" AS "' . ($alias ?? $class) . '"';
            $first = $class === $sources[0][2] && $on === null;
            $sql .= $first ? $table : ' ' . strtoupper((string)$kind) . " JOIN $table" . ($on === null ? '' : " ON {$phql->sql($on)}");
        }
        foreach (['WHERE', 'GROUP BY', 'HAVING', 'ORDER BY', 'LIMIT', 'OFFSET'] as $word) {
            $sql .= isset($this->clauses[$word]) ? " $word {$phql->sql($this->clauses[$word])}" : '';
        }
        $model = new (current($this->classes))();
        $rows = $model->getReadConnection()->fetchAll($sql, Enum::FETCH_ASSOC, $phql->bound);

        return new Simple(null, $whole === null ? Row::class : $this->classes[$whole], $rows);
    }

    /** The name of the model whose records are asked for. */
    private function whole(string $selected): ?string
    {
        if (preg_match('/^(?:\[?([\w\\\\]+)\]?\.)?\*$/', trim($selected), $found) !== 1) {
            return null;
        }
        $name = ($found[1] ?? '') ?: (string)array_key_first($this->classes);

        return isset($this->classes[$name])
            ? $name
            : throw new Exception("Unknown model or alias '$name' (2), when preparing: $this->phql");
    }

    private function all(string $name): string
    {
        $table = Table::of($this->classes[$name]);
        return implode(', ', array_map(
            static fn (string $column): string => "\"$name\".{$table->quoted($column)} AS \"$column\"",
            $table->columns
        ));
    }

    private function columns(string $selected, Phql $phql): string
    {
        $sql = [];
        foreach (preg_split('/,(?![^(]*\))/', $selected) ?: [] as $column) {
            $parts = preg_split('/\s+as\s+/i', trim($column)) ?: [];
            $name = $parts[1] ?? (preg_match('/^(?:.*\.)?\[?(\w+)\]?$/', $parts[0], $found) === 1 ? $found[1] : null);
            $sql[] = $phql->sql($parts[0]) . ($name === null ? '' : ' AS "' . trim($name, '[]') . '"');
        }
        return implode(', ', $sql);
    }
}
