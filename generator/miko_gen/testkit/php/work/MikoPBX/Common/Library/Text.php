<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\Common\Library;

/** Names in other spellings, as Phalcon's helpers make them (Common/Library/Text.php). */
trait Text
{
    /** Every part begins with a capital letter and goes on in small ones, also where it had capitals inside. */
    public static function camelize(string $text, ?string $delimiters = null, bool $lowerFirst = false): string
    {
        $parts = preg_split('#[' . preg_quote($delimiters ?? '-_', '#') . ']+#', $text);
        $name = implode('', array_map(static fn (string $part): string => ucfirst(mb_strtolower($part)), $parts ?: []));

        return $lowerFirst ? lcfirst($name) : $name;
    }

    public static function uncamelize(string $text, string $delimiter = '_'): string
    {
        $isCapital = static fn (array $found): string => $delimiter . $found[0];

        return mb_strtolower((string)preg_replace_callback('/[A-Z]/', $isCapital, lcfirst($text)));
    }

    public static function startsWith(string $haystack, string $needle, bool $ignoreCase = true): bool
    {
        $start = mb_substr($haystack, 0, mb_strlen($needle));

        return $needle !== '' && ($ignoreCase ? mb_strtolower($start) === mb_strtolower($needle) : $start === $needle);
    }

    public static function underscore(string $text): string
    {
        return (string)preg_replace('/\s+/', '_', trim($text));
    }
}
