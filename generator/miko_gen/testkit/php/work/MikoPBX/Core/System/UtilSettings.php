<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\Core\System;

/** Options that a person typed, in the form of an ini file. */
trait UtilSettings
{
    /** Sections of `name = value` lines. Without any heading they are of the section ` `; lines before the first one go. */
    public static function parseIniSettings(string $manual_attributes): array
    {
        $decoded = (string)base64_decode($manual_attributes);
        $text = base64_encode($decoded) === $manual_attributes ? $decoded : $manual_attributes;
        // A heading takes its line for itself; no other bracket is kept.
        $text = (string)preg_replace(['/^\h+|\h+$|\r/m', '/^(\[[^]\n]*)].*$/m', '/]/'], ['', "\n\$1", ''], $text);
        $sections = [];
        foreach (explode("\n[", $text) as $section) {
            $lines = explode("\n", trim($section));
            $isUnnamed = !str_contains($text, '[') && str_contains($lines[0], '=');
            $name = $isUnnamed ? ' ' : trim((string)array_shift($lines));
            $sections[$name] = self::kitOptions($lines, [' ' => 'setvar', 'endpoint' => 'set_var'][$name] ?? '');
        }

        return $sections;
    }

    /** The lines of a section, with what a person changed in it. */
    public static function overrideConfigurationArray(
        array &$options,
        ?array $manual_attributes,
        string $section
    ): string {
        $changes = array_diff_key($manual_attributes[$section] ?? [], ['type' => true]);
        $options = array_replace($options, $changes);
        $lines = '';
        foreach ($options as $name => $value) {
            if (empty($value) || empty($name)) {
                continue;
            }
            if (is_array($value) && in_array($name, ['allow', 'disallow'], true)) {
                $value = implode(',', $value);
            }
            foreach ((array)$value as $one) {
                $lines .= "$name = $one\n";
            }
        }

        return "$lines\n";
    }

    /**
     * @param list<string> $lines
     *
     * @return array<string, string|list<string>> the option that can be there more than once is a list
     */
    private static function kitOptions(array $lines, string $list): array
    {
        $options = [];
        foreach ($lines as $line) {
            [$name, $value] = array_map(trim(...), explode('=', $line, 2)) + [1 => ''];
            if (empty($name) || $value === '') {
                continue;
            }
            if ($name === $list) {
                $options[$name][] = $value;
            } else {
                $options[$name] = $value;
            }
        }

        return $options;
    }
}
