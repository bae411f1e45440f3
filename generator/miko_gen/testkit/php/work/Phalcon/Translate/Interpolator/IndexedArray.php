<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Translate\Interpolator;

trait IndexedArray
{
    public function replacePlaceholders(string $translation, array $placeholders = []): string
    {
        return $placeholders === [] ? $translation : vsprintf($translation, $placeholders);
    }
}
