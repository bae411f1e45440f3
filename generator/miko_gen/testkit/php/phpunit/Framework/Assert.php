<?php

declare(strict_types=1);

namespace PHPUnit\Framework;

use Countable;
use Traversable;

/**
 * The assertions of PHPUnit that a module's tests use, for machines without PHPUnit.
 */
abstract class Assert
{
    private static int $assertions = 0;

    /** How many assertions were made since the last call. */
    final public static function takeCount(): int
    {
        [$count, self::$assertions] = [self::$assertions, 0];
        return $count;
    }

    public static function assertSame(mixed $expected, mixed $actual, string $message = ''): void
    {
        self::check($expected === $actual, self::difference($expected, $actual, 'is identical to'), $message);
    }

    public static function assertNotSame(mixed $expected, mixed $actual, string $message = ''): void
    {
        self::check($expected !== $actual, self::shown($actual) . ' is not the same', $message);
    }

    public static function assertEquals(mixed $expected, mixed $actual, string $message = ''): void
    {
        $isSame = is_array($expected) === is_array($actual) && $expected == $actual;
        self::check($isSame, self::difference($expected, $actual, 'equals'), $message);
    }

    public static function assertNotEquals(mixed $expected, mixed $actual, string $message = ''): void
    {
        self::check($expected != $actual, self::shown($actual) . ' is not equal', $message);
    }

    public static function assertEqualsCanonicalizing(mixed $expected, mixed $actual, string $message = ''): void
    {
        if (is_array($expected) && is_array($actual)) {
            sort($expected);
            sort($actual);
        }
        self::assertEquals($expected, $actual, $message);
    }

    public static function assertEqualsWithDelta(mixed $expected, mixed $actual, float $delta, string $message = ''): void
    {
        self::check(abs($expected - $actual) <= $delta, self::difference($expected, $actual, 'is close to'), $message);
    }

    public static function assertTrue(mixed $condition, string $message = ''): void
    {
        self::check($condition === true, self::shown($condition) . ' is true', $message);
    }

    public static function assertFalse(mixed $condition, string $message = ''): void
    {
        self::check($condition === false, self::shown($condition) . ' is false', $message);
    }

    public static function assertNull(mixed $actual, string $message = ''): void
    {
        self::check($actual === null, self::shown($actual) . ' is null', $message);
    }

    public static function assertNotNull(mixed $actual, string $message = ''): void
    {
        self::check($actual !== null, 'null is not null', $message);
    }

    public static function assertEmpty(mixed $actual, string $message = ''): void
    {
        self::check(self::isEmpty($actual), self::shown($actual) . ' is empty', $message);
    }

    public static function assertNotEmpty(mixed $actual, string $message = ''): void
    {
        self::check(!self::isEmpty($actual), self::shown($actual) . ' is not empty', $message);
    }

    public static function assertCount(int $expectedCount, Countable|iterable $haystack, string $message = ''): void
    {
        $count = $haystack instanceof Traversable && !$haystack instanceof Countable
            ? iterator_count($haystack)
            : count($haystack);
        self::check($count === $expectedCount, "size $count matches $expectedCount", $message);
    }

    public static function assertContains(mixed $needle, iterable $haystack, string $message = ''): void
    {
        $found = in_array($needle, [...$haystack], true);
        self::check($found, self::shown($haystack) . ' contains ' . self::shown($needle), $message);
    }

    public static function assertNotContains(mixed $needle, iterable $haystack, string $message = ''): void
    {
        $found = in_array($needle, [...$haystack], true);
        self::check(!$found, self::shown($haystack) . ' does not contain ' . self::shown($needle), $message);
    }

    public static function assertArrayHasKey(mixed $key, mixed $array, string $message = ''): void
    {
        self::check(isset($array[$key]) || array_key_exists($key, (array)$array), 'an array has the key ' . self::shown($key), $message);
    }

    public static function assertArrayNotHasKey(mixed $key, mixed $array, string $message = ''): void
    {
        self::check(!array_key_exists($key, (array)$array), 'an array does not have the key ' . self::shown($key), $message);
    }

    public static function assertStringContainsString(string $needle, string $haystack, string $message = ''): void
    {
        self::check(str_contains($haystack, $needle), self::shown($haystack) . ' contains ' . self::shown($needle), $message);
    }

    public static function assertStringContainsStringIgnoringCase(
        string $needle,
        string $haystack,
        string $message = ''
    ): void {
        $isThere = mb_stripos($haystack, $needle) !== false;
        self::check($isThere, self::shown($haystack) . ' contains ' . self::shown($needle) . ' in any case', $message);
    }

    public static function assertStringNotContainsString(string $needle, string $haystack, string $message = ''): void
    {
        self::check(!str_contains($haystack, $needle), self::shown($haystack) . ' does not contain ' . self::shown($needle), $message);
    }

    public static function assertStringStartsWith(string $prefix, string $string, string $message = ''): void
    {
        self::check(str_starts_with($string, $prefix), self::shown($string) . ' starts with ' . self::shown($prefix), $message);
    }

    public static function assertStringEndsWith(string $suffix, string $string, string $message = ''): void
    {
        self::check(str_ends_with($string, $suffix), self::shown($string) . ' ends with ' . self::shown($suffix), $message);
    }

    public static function assertMatchesRegularExpression(string $pattern, string $string, string $message = ''): void
    {
        self::check(preg_match($pattern, $string) === 1, self::shown($string) . " matches $pattern", $message);
    }

    public static function assertDoesNotMatchRegularExpression(string $pattern, string $string, string $message = ''): void
    {
        self::check(preg_match($pattern, $string) === 0, self::shown($string) . " does not match $pattern", $message);
    }

    public static function assertInstanceOf(string $expected, mixed $actual, string $message = ''): void
    {
        self::check($actual instanceof $expected, get_debug_type($actual) . " is an instance of $expected", $message);
    }

    public static function assertNotInstanceOf(string $expected, mixed $actual, string $message = ''): void
    {
        self::check(!$actual instanceof $expected, get_debug_type($actual) . " is no instance of $expected", $message);
    }

    public static function assertIsArray(mixed $actual, string $message = ''): void
    {
        self::check(is_array($actual), self::shown($actual) . ' is an array', $message);
    }

    public static function assertIsString(mixed $actual, string $message = ''): void
    {
        self::check(is_string($actual), self::shown($actual) . ' is a string', $message);
    }

    public static function assertIsInt(mixed $actual, string $message = ''): void
    {
        self::check(is_int($actual), self::shown($actual) . ' is an integer', $message);
    }

    public static function assertIsBool(mixed $actual, string $message = ''): void
    {
        self::check(is_bool($actual), self::shown($actual) . ' is a boolean', $message);
    }

    public static function assertGreaterThan(mixed $minimum, mixed $actual, string $message = ''): void
    {
        self::check($actual > $minimum, self::shown($actual) . ' is greater than ' . self::shown($minimum), $message);
    }

    public static function assertGreaterThanOrEqual(mixed $minimum, mixed $actual, string $message = ''): void
    {
        self::check($actual >= $minimum, self::shown($actual) . ' is at least ' . self::shown($minimum), $message);
    }

    public static function assertLessThan(mixed $maximum, mixed $actual, string $message = ''): void
    {
        self::check($actual < $maximum, self::shown($actual) . ' is less than ' . self::shown($maximum), $message);
    }

    public static function assertLessThanOrEqual(mixed $maximum, mixed $actual, string $message = ''): void
    {
        self::check($actual <= $maximum, self::shown($actual) . ' is at most ' . self::shown($maximum), $message);
    }

    public static function assertFileExists(string $filename, string $message = ''): void
    {
        self::check(file_exists($filename), "the file $filename exists", $message);
    }

    public static function assertFileDoesNotExist(string $filename, string $message = ''): void
    {
        self::check(!file_exists($filename), "the file $filename does not exist", $message);
    }

    public static function assertDirectoryExists(string $directory, string $message = ''): void
    {
        self::check(is_dir($directory), "the folder $directory exists", $message);
    }

    public static function assertJson(string $actual, string $message = ''): void
    {
        self::check(json_validate($actual), self::shown($actual) . ' is JSON', $message);
    }

    public static function fail(string $message = ''): never
    {
        self::$assertions++;
        throw new AssertionFailedError($message);
    }

    private static function check(bool $holds, string $claim, string $message): void
    {
        self::$assertions++;
        if (!$holds) {
            throw new AssertionFailedError(ltrim("$message\nFailed asserting that $claim."));
        }
    }

    private static function isEmpty(mixed $value): bool
    {
        return $value instanceof Countable ? count($value) === 0 : empty($value);
    }

    private static function difference(mixed $expected, mixed $actual, string $verb): string
    {
        $lines = [self::shown($actual, 1500), self::shown($expected, 1500)];
        return strlen(implode('', $lines)) < 100
            ? "$lines[0] $verb $lines[1]"
            : "a value $verb the expected one\n--- expected\n$lines[1]\n--- actual\n$lines[0]\n";
    }

    private static function shown(mixed $value, int $limit = 300): string
    {
        $text = match (true) {
            is_object($value) => get_debug_type($value) . ($value instanceof \JsonSerializable ? json_encode($value) : ''),
            is_string($value) => "'$value'",
            default => var_export($value, true),
        };
        return strlen($text) > $limit ? substr($text, 0, $limit) . '…' : $text;
    }
}
