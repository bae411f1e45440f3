<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Volt;

/**
 * What a template knows as "loop" between {% for %} and {% endfor %}.
 */
final class Loop
{
    /** Rounds that reached their end: one that was broken off is not counted, as in Volt. */
    public int $passed = 0;
    public int $index0 = 0;
    public bool $hasRun = false;

    public int $index {
        get => $this->index0 + 1;
    }

    public int $length {
        get => count($this->items);
    }

    public int $revindex {
        get => $this->length - $this->index0;
    }

    public int $revindex0 {
        get => $this->length - $this->index;
    }

    public bool $first {
        get => $this->index0 === 0;
    }

    public bool $last {
        get => $this->index0 === $this->length - 1;
    }

    public function __construct(public readonly iterable $items)
    {
    }
}
