<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Volt;

/**
 * The words of one tag become PHP. Volt binds its own operators; between PHP's, PHP decides, as Volt leaves it to PHP.
 */
final class Expression
{
    private const UNARY = 100;

    private int $at = 0;

    /**
     * @param list<array{string, string, int}> $words
     * @param string|null $loop the PHP variable of the loop around
     * @param \Closure(string): bool $isService of the services container
     */
    public function __construct(
        private readonly array $words,
        private readonly Scanner $scanner,
        private readonly ?string $loop,
        private readonly \Closure $isService
    ) {
    }

    public function isAtEnd(): bool
    {
        return $this->at >= count($this->words);
    }

    public function takes(string ...$texts): ?string
    {
        [$kind, $text] = $this->words[$this->at] ?? ['', ''];
        if ($kind === 'name') {
            $text = in_array(strtolower($text), ['and', 'or', 'not', 'in', 'is'], true) ? strtolower($text) : $text;
        }
        if (($kind === 'sign' || $kind === 'name') && in_array($text, $texts, true)) {
            $this->at++;
            return $text;
        }

        return null;
    }

    public function must(string $text): void
    {
        $this->takes($text) ?? throw $this->mistake("expected '$text'");
    }

    public function name(): string
    {
        [$kind, $text] = $this->words[$this->at] ?? ['', ''];
        if ($kind !== 'name') {
            throw $this->mistake('expected a name');
        }
        $this->at++;

        return $text;
    }

    public function end(): void
    {
        if (!$this->isAtEnd()) {
            throw $this->mistake('nothing more was expected');
        }
    }

    public function mistake(string $what): Mistake
    {
        $word = $this->words[$this->at] ?? null;
        $line = ($word ?? $this->words[count($this->words) - 1] ?? [])[2] ?? null;

        return $this->scanner->mistake($word === null ? "$what at the end of the tag" : "$what at '$word[1]'", $line);
    }

    /** The PHP of the expression that begins here, as far as it binds tighter than $least. */
    public function php(int $least = 0): string
    {
        $left = $this->operand();
        while (!$this->isAtEnd()) {
            $operator = $this->words[$this->at][0] === 'string' ? '' : strtolower($this->words[$this->at][1]);
            $binds = Vocabulary::BINDS[$operator] ?? null;
            if ($binds === null || $binds <= $least) {
                break;
            }
            $this->at++;
            $left = $this->after($left, $operator, $binds);
        }

        return $left;
    }

    private function after(string $left, string $operator, int $binds): string
    {
        switch ($operator) {
            case '?':
                $yes = $this->php(10);
                $this->must(':');
                return "($left ? $yes : {$this->php(10)})";
            case '..':
                return "range($left, {$this->php($binds)})";
            case 'in':
                return "\$this->isIncluded($left, {$this->php($binds)})";
            case 'not':
                $this->must('in');
                return "!\$this->isIncluded($left, {$this->php($binds)})";
            case 'is':
                return $this->test($left);
            case '|':
                return $this->filled(Vocabulary::FILTERS, 'filter', $this->name(), $left);
            case '(':
                return "$left({$this->arguments(')')})";
            case '[':
                return $this->index($left);
            case '.':
                return "$left->{$this->name()}";
            default:
                return "$left " . (Vocabulary::PHP[$operator] ?? $operator) . ' ' . $this->php($binds);
        }
    }

    private function operand(): string
    {
        $sign = $this->takes('-', '+', '!', 'not', '(', '[', '{');
        switch ($sign) {
            case '-':
            case '+':
                return $sign . $this->php(80);
            case '!':
            case 'not':
                return '!' . $this->php(self::UNARY);
            case '(':
                $inner = $this->php();
                $this->must(')');
                return "($inner)";
            case '[':
                return "[{$this->arguments(']')}]";
            case '{':
                return "[{$this->arguments('}')}]";
        }
        [$kind, $text] = $this->words[$this->at] ?? ['', ''];
        $this->at++;
        switch ($kind) {
            case 'number':
                return $text;
            case 'string':
                return "'" . str_replace("'", "\\'", substr($text, 1, -1)) . "'";
            case 'name':
                return $this->named($text);
        }
        $this->at--;
        throw $this->mistake('expected a value');
    }

    private function named(string $name): string
    {
        if (in_array(strtolower($name), ['true', 'false', 'null'], true)) {
            return strtolower($name);
        }
        $next = $this->words[$this->at][1] ?? '';
        if ($next === '(') {
            if (!isset(Vocabulary::FUNCTIONS[$name])) {
                $this->at--;
                throw $this->mistake('there is no such function');
            }
            $this->at++;
            return sprintf(Vocabulary::FUNCTIONS[$name], $this->arguments(')'));
        }
        if ($next === '.' && $name === 'loop' && $this->loop !== null) {
            if (!in_array($this->words[$this->at + 1][1] ?? '', Vocabulary::LOOP, true)) {
                throw $this->mistake('a loop has no such property');
            }
            return '$' . $this->loop;
        }

        return $next === '.' && $name !== 'this' && ($this->isService)($name) ? "\$this->$name" : "\$$name";
    }

    private function test(string $left): string
    {
        $not = $this->takes('not') === null ? '' : '!';
        $test = $this->filled(Vocabulary::TESTS, 'test', $this->name(), $left);

        return $not . ($not !== '' && str_contains($test, '===') ? "($test)" : $test);
    }

    /** @param array<string, string> $formats */
    private function filled(array $formats, string $kind, string $name, string $left): string
    {
        if (!isset($formats[$name])) {
            $this->at--;
            throw $this->mistake("there is no such $kind");
        }
        $more = $this->takes('(') === null ? [] : $this->list(')');
        if ($name === 'type' || str_contains($formats[$name], '%2$s') || substr_count($formats[$name], '%s') > 1) {
            return sprintf($formats[$name], $left, ...$more ?: throw $this->mistake("the $kind '$name' needs a value"));
        }

        return sprintf($formats[$name], implode(', ', [$left, ...$more]));
    }

    private function index(string $left): string
    {
        $start = ($this->words[$this->at][1] ?? '') === ':' ? 'null' : $this->php(10);
        if ($this->takes(':') === null) {
            $this->must(']');
            return "{$left}[$start]";
        }
        $end = ($this->words[$this->at][1] ?? '') === ']' ? '' : ', ' . $this->php(10);
        $this->must(']');

        return "\$this->slice($left, $start$end)";
    }

    private function arguments(string $close): string
    {
        return implode(', ', $this->list($close));
    }

    /** @return list<string> the values up to $close, each with its key if it has one */
    private function list(string $close): array
    {
        $values = [];
        while ($this->takes($close) === null) {
            if ($values !== []) {
                $this->must(',');
            }
            [$kind, $text] = $this->words[$this->at] ?? ['', ''];
            $isWord = in_array($kind, ['name', 'string', 'number'], true);
            if (!$isWord || ($this->words[$this->at + 1][1] ?? '') !== ':') {
                $values[] = $this->php();
                continue;
            }
            $this->at += 2;
            $key = $kind === 'number' ? $text : "'" . ($kind === 'name' ? $text : substr($text, 1, -1)) . "'";
            $values[] = "$key => {$this->php()}";
        }

        return $values;
    }
}
