<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Filter;

/** Takes out of a value what a kind of values does not have. */
trait Filter
{
    /** @var array<string, callable> */
    private array $kitOwn = [];

    public function __construct(array $mapper = [])
    {
        $this->kitOwn = $mapper;
    }

    public function __call(string $name, array $args)
    {
        return $this->sanitize($args[0] ?? null, $name);
    }

    public function set(string $name, $service): void
    {
        $this->kitOwn[$name] = $service;
    }

    public function has(string $name): bool
    {
        return isset($this->kitOwn[$name]) || in_array($name, self::kitNames(), true);
    }

    /** @param string|list<string> $sanitizers one after the other */
    public function sanitize($value, $sanitizers, ?bool $noRecursive = null)
    {
        foreach ((array)$sanitizers as $name) {
            if (is_array($value) && !$noRecursive) {
                $value = array_map(fn (mixed $one): mixed => $this->sanitize($one, $name), $value);
            } else {
                $value = $this->kitSanitize($value, $name);
            }
        }
        return $value;
    }

    private function kitSanitize(mixed $value, string $name): mixed
    {
        if (isset($this->kitOwn[$name])) {
            return $this->kitOwn[$name]($value);
        }
        if (!in_array($name, self::kitNames(), true)) {
            trigger_error("Sanitizer '$name' is not registered");
            return $value;
        }
        $number = static fn (int $filter, int $flags = 0): string => (string)filter_var($value, $filter, $flags);
        $text = is_scalar($value) ? (string)$value : '';

        return match ($name) {
            'absint' => abs((int)$number(FILTER_SANITIZE_NUMBER_INT)),
            'int' => (int)$number(FILTER_SANITIZE_NUMBER_INT),
            'float' => (float)$number(FILTER_SANITIZE_NUMBER_FLOAT, FILTER_FLAG_ALLOW_FRACTION),
            'bool' => match (strtolower($text)) {
                'true', 'on', 'yes', 'y', '1' => true,
                'false', 'off', 'no', 'n', '0', '' => false,
                default => is_float($value) ? false : (bool)$value,
            },
            'alnum' => (string)preg_replace('/[^A-Za-z0-9]/', '', $text),
            'alpha' => (string)preg_replace('/[^A-Za-z]/', '', $text),
            'email' => filter_var($text, FILTER_SANITIZE_EMAIL),
            'url' => filter_var($text, FILTER_SANITIZE_URL),
            'string' => htmlspecialchars($text, ENT_QUOTES),
            // In Phalcon 5.9 it leaves everything as it is.
            'stringlegacy' => $text,
            'striptags' => strip_tags($text),
            'trim' => trim($text),
            'special' => filter_var($text, FILTER_SANITIZE_SPECIAL_CHARS),
            'specialfull' => filter_var($text, FILTER_SANITIZE_FULL_SPECIAL_CHARS),
            'lower' => mb_convert_case($text, MB_CASE_LOWER, 'UTF-8'),
            'upper' => mb_convert_case($text, MB_CASE_UPPER, 'UTF-8'),
            'lowerfirst' => lcfirst($text),
            'upperfirst' => ucfirst($text),
            'upperwords' => mb_convert_case($text, MB_CASE_TITLE, 'UTF-8'),
        };
    }

    /** @return list<string> */
    private static function kitNames(): array
    {
        return explode(' ', 'absint int float bool alnum alpha email url string stringlegacy striptags trim special specialfull'
            . ' lower upper lowerfirst upperfirst upperwords');
    }
}
