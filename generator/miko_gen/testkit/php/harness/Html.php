<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

/**
 * HTML as Phalcon writes it.
 */
final class Html
{
    /** These come first, in this order. */
    private const FIRST = ['rel', 'type', 'for', 'src', 'href', 'action', 'id', 'name', 'value', 'class'];

    public static function escape(string $text): string
    {
        return htmlspecialchars($text, ENT_QUOTES | ENT_SUBSTITUTE, 'utf-8');
    }

    /**
     * With a space before each; those that are null are left out.
     *
     * @param array<string, mixed> $attributes
     */
    public static function attributes(array $attributes): string
    {
        $html = '';
        $first = array_intersect_key(array_flip(self::FIRST), $attributes);
        foreach (array_replace($first, $attributes) as $name => $value) {
            if (is_string($name) && $value !== null) {
                $html .= " $name=\"" . self::escape((string)$value) . '"';
            }
        }

        return $html;
    }
}
