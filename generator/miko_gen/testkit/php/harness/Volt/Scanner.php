<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Volt;

/**
 * Cuts a template into text and tags, and a tag into words: [kind, text, line] each.
 */
final class Scanner
{
    private const WORD = '~\G(?:
        (?<space>\s+)
        |(?<string>"(?:[^"\\\\]|\\\\.)*"|\'(?:[^\'\\\\]|\\\\.)*\')
        |(?<number>\d+(?:\.\d+)?)
        |(?<name>[A-Za-z_]\w*)
        |(?<sign>-?%}|-?}}|===|!==|==|!=|<>|<=|>=|\+=|-=|\*=|/=|\.\.|[-+*/%\~.|!?:()\[\]{},=<>])
    )~xs';

    private int $line = 1;
    private int $at = 0;

    public function __construct(private readonly string $volt, private readonly string $file)
    {
    }

    /**
     * @return iterable<array{kind: string, text: string, line: int, words: list<array{string, string, int}>}>
     *     kind is text, echo, statement or comment
     */
    public function parts(): iterable
    {
        $trims = false;
        while (preg_match('/\{[{%#]/', $this->volt, $found, PREG_OFFSET_CAPTURE, $this->at)) {
            [$open, $start] = $found[0];
            $text = substr($this->volt, $this->at, $start - $this->at);
            $this->at = $start + 2;
            $trimsBefore = ($this->volt[$this->at] ?? '') === '-' && $open !== '{#';
            $this->at += $trimsBefore ? 1 : 0;
            yield $this->text($text, $trims, $trimsBefore);
            $trims = false;
            if ($open === '{#') {
                $this->skipComment();
                continue;
            }
            $line = $this->line;
            $words = $this->words($open === '{{' ? '}}' : '%}', $trims);
            yield ['kind' => $open === '{{' ? 'echo' : 'statement', 'text' => '', 'line' => $line, 'words' => $words];
        }
        yield $this->text(substr($this->volt, $this->at), $trims, false);
    }

    public function mistake(string $what, ?int $line = null): Mistake
    {
        return new Mistake($what, $this->file, $line ?? $this->line);
    }

    private function text(string $text, bool $trimsStart, bool $trimsEnd): array
    {
        $line = $this->line;
        $this->line += substr_count($text, "\n");
        $text = $trimsStart ? ltrim($text) : $text;

        return ['kind' => 'text', 'text' => $trimsEnd ? rtrim($text) : $text, 'line' => $line, 'words' => []];
    }

    private function skipComment(): void
    {
        $end = strpos($this->volt, '#}', $this->at);
        if ($end === false) {
            throw $this->mistake('the comment has no end');
        }
        $this->line += substr_count($this->volt, "\n", $this->at, $end - $this->at);
        $this->at = $end + 2;
    }

    /** @return list<array{string, string, int}> */
    private function words(string $close, bool &$trims): array
    {
        $words = [];
        $open = 0;
        while (preg_match(self::WORD, $this->volt, $found, PREG_UNMATCHED_AS_NULL, $this->at)) {
            $word = $found[0];
            // {{ {'a': {}}} }}: the first of these braces close arrays.
            if ($open > 0 && ltrim($word, '-') === '}}') {
                $word = $word[0] === '-' ? '-' : '}';
            }
            $open += ['{' => 1, '}' => -1][$word] ?? 0;
            $this->at += strlen($word);
            $line = $this->line;
            $this->line += substr_count($word, "\n");
            if ($found['sign'] !== null && ltrim($word, '-') === $close) {
                $trims = $word[0] === '-';
                return $words;
            }
            if ($found['space'] === null) {
                $kind = match (true) {
                    $found['string'] !== null => 'string',
                    $found['number'] !== null => 'number',
                    $found['name'] !== null => 'name',
                    default => 'sign',
                };
                $words[] = [$kind, $word, $line];
            }
        }
        throw $this->mistake($this->at >= strlen($this->volt)
            ? "the tag has no $close"
            : "'" . mb_strcut($this->volt, $this->at, 12) . "' is not understood");
    }
}
