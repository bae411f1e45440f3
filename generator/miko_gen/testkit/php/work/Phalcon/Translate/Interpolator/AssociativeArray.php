<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Translate\Interpolator;

trait AssociativeArray
{
    public function replacePlaceholders(string $translation, array $placeholders = []): string
    {
        foreach ($placeholders as $name => $value) {
            $translation = str_replace("%$name%", (string)$value, $translation);
        }

        return $translation;
    }
}
