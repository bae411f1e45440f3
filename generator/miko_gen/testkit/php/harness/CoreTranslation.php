<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

/**
 * Core's English texts and the module's, as Phalcon's translation adapters give them.
 */
final class CoreTranslation
{
    /** @var array<string, string> */
    private array $texts = [];

    public function __construct(string $core, Module $module, string $language = 'en')
    {
        foreach (glob("$core/src/Common/Messages/$language/*.php") ?: [] as $file) {
            $this->texts += require $file;
        }
        if (in_array($language, $module->languages(), true)) {
            $this->texts += $module->texts($language);
        }
    }

    public function _(string $key, array $placeholders = []): string
    {
        $text = $this->texts[$key] ?? $key;
        foreach ($placeholders as $name => $value) {
            $text = str_replace("%$name%", (string)$value, $text);
        }
        return $text;
    }

    public function t(string $key, array $placeholders = []): string
    {
        return $this->_($key, $placeholders);
    }

    public function query(string $key, array $placeholders = []): string
    {
        return $this->_($key, $placeholders);
    }

    public function exists(string $key): bool
    {
        return isset($this->texts[$key]);
    }
}
