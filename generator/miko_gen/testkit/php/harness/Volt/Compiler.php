<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Volt;

use Closure;

/**
 * Turns a Volt template into PHP, as far as pages of modules use Volt: everything else is a mistake that says where.
 *
 * Not imitated: macros, inheritance (extends, block), include, cache, switch, return, whole calls of PHP.
 */
final class Compiler
{
    private const CLOSES = ['endif' => 'if', 'endfor' => 'for', 'endautoescape' => 'autoescape'];

    /** @var list<array{string, int, bool, bool}> the open blocks: word, line, and for a loop: has it an if, an else? */
    private array $open = [];

    /** @var list<string> the PHP variables of the open loops */
    private array $loops = [];

    /** @var list<bool> */
    private array $escapes = [false];

    private int $loopCount = 0;
    private Scanner $scanner;

    /** @param Closure(string): bool $isService is there a service of that name? Templates reach it by "name.". */
    public function __construct(private readonly Closure $isService)
    {
    }

    public function compile(string $volt, string $file): string
    {
        $this->scanner = new Scanner($volt, $file);
        $this->open = $this->loops = [];
        $this->escapes = [false];
        $php = '';
        foreach ($this->scanner->parts() as $part) {
            if ($part['kind'] === 'text') {
                $php .= $part['text'];
                continue;
            }
            $words = new Expression($part['words'], $this->scanner, end($this->loops) ?: null, $this->isService);
            $code = $part['kind'] === 'echo' ? $this->echoed($words) : $this->statement($words, $part['line']);
            $words->end();
            $php .= $code;
        }
        if ($this->open !== []) {
            [$word, $line] = end($this->open);
            throw $this->scanner->mistake("{% $word %} has no {% end$word %}", $line);
        }

        return $php;
    }

    private function echoed(Expression $words): string
    {
        $value = $words->php();

        return '<?= ' . (end($this->escapes) ? "\$this->escaper->html($value)" : $value) . ' ?>';
    }

    private function statement(Expression $words, int $line): string
    {
        $word = $words->name();
        if (isset(self::CLOSES[$word])) {
            return $this->close($word, $words);
        }
        switch ($word) {
            case 'if':
                $this->open[] = ['if', $line, false, false];
                return "<?php if ({$words->php()}) { ?>";
            case 'elseif':
                $this->within('if', $words);
                return "<?php } elseif ({$words->php()}) { ?>";
            case 'else':
                return (end($this->open)[0] ?? '') === 'for' ? $this->otherwise() : $this->else($words);
            case 'for':
                return $this->for($words, $line);
            case 'break':
            case 'continue':
                return "<?php $word; ?>";
            case 'set':
                return $this->set($words);
            case 'do':
                return "<?php {$words->php()}; ?>";
            case 'autoescape':
                $this->open[] = ['autoescape', $line, false, false];
                $this->escapes[] = $words->php() !== 'false';
                return '';
            default:
                throw $this->scanner->mistake("{% $word %} is not imitated", $line);
        }
    }

    private function close(string $word, Expression $words): string
    {
        $this->within(self::CLOSES[$word], $words);
        [, , $hasIf, $hasElse] = array_pop($this->open);
        if ($word === 'endautoescape') {
            array_pop($this->escapes);
            return '';
        }
        if ($word === 'endif') {
            return '<?php } ?>';
        }
        $loop = array_pop($this->loops);

        return $hasElse ? '<?php } ?>' : self::endOfRound($loop, $hasIf);
    }

    private function else(Expression $words): string
    {
        $this->within('if', $words);

        return '<?php } else { ?>';
    }

    /** The {% else %} of a loop: for when it did not run. */
    private function otherwise(): string
    {
        [, $line, $hasIf] = array_pop($this->open);
        $this->open[] = ['for', $line, false, true];
        $loop = end($this->loops);

        return self::endOfRound($loop, $hasIf) . "<?php if (!\${$loop}->hasRun) { ?>";
    }

    private static function endOfRound(string $loop, bool $hasIf): string
    {
        return '<?php ' . ($hasIf ? '} ' : '') . "\${$loop}->passed++; } ?>";
    }

    private function for(Expression $words, int $line): string
    {
        $key = '';
        $value = $words->name();
        if ($words->takes(',') !== null) {
            [$key, $value] = ["\$$value => ", $words->name()];
        }
        $words->must('in');
        $items = $words->php();
        $loop = 'loop' . ++$this->loopCount;
        $hasIf = $words->takes('if') !== null;
        $condition = $hasIf ? " if ({$words->php()}) {" : '';
        $this->open[] = ['for', $line, $hasIf, false];
        $this->loops[] = $loop;

        return "<?php \$$loop = new \\MikoGen\\TestKit\\Volt\\Loop($items);"
            . " foreach (\${$loop}->items as $key\$$value) { \${$loop}->index0 = \${$loop}->passed;"
            . "$condition \${$loop}->hasRun = true; ?>";
    }

    private function set(Expression $words): string
    {
        $code = '';
        do {
            $target = $words->php(60);
            $sign = $words->takes('=', '+=', '-=', '*=', '/=') ?? throw $words->mistake("expected '='");
            $code .= "$target $sign {$words->php()}; ";
        } while ($words->takes(',') !== null);

        return "<?php $code?>";
    }

    private function within(string $block, Expression $words): void
    {
        if ((end($this->open)[0] ?? '') !== $block) {
            throw $words->mistake("there is no {% $block %} that this belongs to");
        }
    }
}
