<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Models;

use ReflectionClass;

/**
 * Reads annotations out of doc comments: @Column(type="string", nullable=false), @Indexes([name="…", columns=["a"]]).
 */
final class Annotations
{
    private int $position = 0;

    private function __construct(private readonly string $text)
    {
    }

    /** @return array<string, array<array-key, mixed>> the arguments of each annotation */
    public static function ofClass(string $class): array
    {
        return self::read((string)(new ReflectionClass($class))->getDocComment());
    }

    /** @return array<string, array<string, array<array-key, mixed>>> by property, in the order of the class */
    public static function ofProperties(string $class): array
    {
        $found = [];
        foreach ((new ReflectionClass($class))->getProperties() as $property) {
            $found[$property->getName()] = self::read((string)$property->getDocComment());
        }
        return $found;
    }

    /** @return array<string, array<array-key, mixed>> */
    public static function read(string $comment): array
    {
        // The lines' stars are no part of what is written.
        $text = (string)preg_replace('~^[ \t]*/?\*+/?|\*/$~m', '', $comment);
        $found = [];
        preg_match_all('/(?<![\w@])@([A-Z]\w*)[ \t]*(\()?/', $text, $matches, PREG_SET_ORDER | PREG_OFFSET_CAPTURE);
        foreach ($matches as $match) {
            $arguments = [];
            if (isset($match[2])) {
                $reader = new self($text);
                $reader->position = $match[2][1] + 1;
                $arguments = $reader->arguments(')');
            }
            $found[$match[1][0]] ??= $arguments;
        }

        return $found;
    }

    /** @return array<array-key, mixed> up to the closing sign */
    private function arguments(string $end): array
    {
        $found = [];
        while (true) {
            $this->skip('/[\s,]*/A');
            if ($this->position >= strlen($this->text) || $this->take('/' . preg_quote($end) . '/A') !== null) {
                return $found;
            }
            $name = $this->take('/(?:"(\w+)"|([A-Za-z_]\w*))\s*[=:]\s*/A');
            $value = $this->value();
            if ($name === null) {
                $found[] = $value;
            } else {
                $found[trim($name, " \t\n\r=:\"")] = $value;
            }
        }
    }

    private function value(): mixed
    {
        if ($this->take('/[\[{]/A') !== null) {
            return $this->arguments($this->text[$this->position - 1] === '[' ? ']' : '}');
        }
        $string = $this->take('/"(?:\\\\.|[^"\\\\])*"|\'(?:\\\\.|[^\'\\\\])*\'/As');
        if ($string !== null) {
            return stripslashes(substr($string, 1, -1));
        }
        $word = $this->take('/[^\s,)\]}]+/A');
        return match (true) {
            $word === null => $this->position++,
            strtolower($word) === 'true' => true,
            strtolower($word) === 'false' => false,
            strtolower($word) === 'null' => null,
            // Phalcon leaves numbers as they are written.
            default => $word,
        };
    }

    private function take(string $pattern): ?string
    {
        if (preg_match($pattern, $this->text, $found, 0, $this->position) !== 1) {
            return null;
        }
        $this->position += strlen($found[0]);
        return $found[0];
    }

    private function skip(string $pattern): void
    {
        $this->take($pattern);
    }
}
