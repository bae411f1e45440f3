<?php

declare(strict_types=1);

namespace MikoGen\Tests;

/**
 * Asterisk's configuration in the shape that Core gives it (etc/), with a module's answers to its hooks in place:
 *
 *   ; hook NAME [ARGUMENTS]        becomes what the hook returns, between Core's comments
 *   ; override NAME ID             the options up to the next empty line go through the hook; it cannot add any
 *   {name}                         a port
 */
final class Configs
{
    /** @param array<string, int> $ports */
    public function __construct(
        private readonly object $conf,
        private readonly string $id,
        private readonly array $ports
    ) {
    }

    /** @return array<string, string> */
    public function files(): array
    {
        $files = [];
        foreach (glob(__DIR__ . '/etc/*.conf') ?: [] as $path) {
            $text = (string)file_get_contents($path);
            foreach ($this->ports as $name => $port) {
                $text = str_replace("{{$name}}", (string)$port, $text);
            }
            $text = preg_replace_callback('/^; hook (\w+) ?(.*)\n/m', $this->hook(...), $text);
            $sections = '/^; override (\w+) (\S+)\n((?:.+\n)+)/m';
            $text = preg_replace_callback($sections, $this->override(...), (string)$text);
            $files[basename($path)] = (string)$text;
        }

        return $files;
    }

    /** @param array<int, string> $found */
    private function hook(array $found): string
    {
        [, $name, $arguments] = $found;
        // Core calls hooks that the base class of the modules does not know.
        if (!method_exists($this->conf, $name)) {
            return '';
        }
        $arguments = $arguments === '' ? [] : json_decode($arguments, true, flags: JSON_THROW_ON_ERROR);
        $text = rtrim((string)$this->conf->$name(...$arguments));

        return $text === '' ? '' : "\n; ***** BEGIN BY $this->id\n$text\n; ***** END BY $this->id\n";
    }

    /** @param array<int, string> $found */
    private function override(array $found): string
    {
        [, $name, $of, $lines] = $found;
        $options = [];
        foreach (explode("\n", trim($lines)) as $line) {
            [$option, $value] = array_map(trim(...), explode('=', $line, 2));
            $options[$option] = $value;
        }
        $options = array_intersect_key($this->conf->$name($of, $options), $options) + $options;
        $text = '';
        foreach ($options as $option => $value) {
            $text .= "$option = " . implode(',', (array)$value) . "\n";
        }

        return $text;
    }
}
