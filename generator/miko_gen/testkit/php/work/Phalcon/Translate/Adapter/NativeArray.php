<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Translate\Adapter;

use Phalcon\Translate\Exception;
use Phalcon\Translate\InterpolatorFactory;

/** A key that has no text is its own text. */
trait NativeArray
{
    /** @var array<string, string> */
    private array $kitTexts;

    public function __construct(InterpolatorFactory $interpolator, array $options)
    {
        parent::__construct($interpolator, $options);
        $this->kitTexts = $options['content'] ?? throw new Exception('Translation content was not provided');
    }

    public function exists(string $index): bool
    {
        return $this->has($index);
    }

    public function has(string $index): bool
    {
        return isset($this->kitTexts[$index]);
    }

    public function notFound(string $index): string
    {
        return $index;
    }

    public function query(string $translateKey, array $placeholders = []): string
    {
        return $this->has($translateKey)
            ? $this->replacePlaceholders($this->kitTexts[$translateKey], $placeholders)
            : $this->notFound($translateKey);
    }

    public function toArray(): array
    {
        return $this->kitTexts;
    }
}
