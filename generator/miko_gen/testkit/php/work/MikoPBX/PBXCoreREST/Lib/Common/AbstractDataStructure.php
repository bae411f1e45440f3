<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\PBXCoreREST\Lib\Common;

/** What the definitions of a resource's parameters say about what is sent and stored. */
trait AbstractDataStructure
{
    use AbstractDataStructureFields;
    use AbstractDataStructureSchema;

    public static function getSanitizationRules(): array
    {
        return array_map(self::kitRules(...), self::kitDefinitions('request'));
    }

    public static function applyDefaults(array $data): array
    {
        foreach (self::kitDefinitions('request') as $field => $definition) {
            // As in Core, null is no default.
            if (isset($definition['default']) && !array_key_exists($field, $data)) {
                $data[$field] = $definition['default'];
            }
        }

        return $data;
    }

    public static function validateInputData(array $data): array
    {
        $errors = [];
        foreach (self::kitDefinitions('request') as $field => $definition) {
            if (array_key_exists($field, $data)) {
                array_push($errors, ...self::kitErrors("Field '$field' must be", $data[$field], $definition));
            }
        }

        return $errors;
    }

    public static function getRelatedSchemas(): array
    {
        return [];
    }

    public static function convertValueToApiFormat(string $fieldName, mixed $value): mixed
    {
        $type = self::kitType($fieldName, 'response', 'request');
        $isSecret = preg_match('/password|secret|private_key/i', $fieldName) === 1;
        if ($isSecret && !method_exists(static::class, 'getFieldType') && self::kitHasDefinitions()) {
            $type = 'password';
        }

        return match ($type) {
            'boolean' => in_array($value, ['1', 1, true, 'true'], true),
            'integer' => is_numeric($value) ? (int)$value : $value,
            'float', 'number' => is_numeric($value) ? (float)$value : $value,
            'password' => '********',
            'array', 'object' => is_string($value) ? json_decode($value, true) ?? [] : (array)$value,
            default => self::kitText($value),
        };
    }

    public static function convertValueForStorage(string $fieldName, mixed $value): string
    {
        return match (self::kitType($fieldName, 'request', 'response')) {
            'boolean' => in_array($value, [true, 'true', '1', 1, 'on'], true) ? '1' : '0',
            'integer' => self::kitText(is_numeric($value) ? (int)$value : $value),
            'float', 'number' => self::kitText(is_numeric($value) ? (float)$value : $value),
            'array', 'object' => is_array($value) ? json_encode($value) : (string)$value,
            default => self::kitText($value),
        };
    }

    /** PHP's text of a list, without PHP's warning. */
    private static function kitText(mixed $value): string
    {
        return is_array($value) ? 'Array' : (string)$value;
    }

    private static function kitHasDefinitions(): bool
    {
        return method_exists(static::class, 'getParameterDefinitions');
    }

    /** @return array<string, array<string, mixed>> */
    private static function kitDefinitions(string $section): array
    {
        return self::kitHasDefinitions() ? static::getParameterDefinitions()[$section] ?? [] : [];
    }

    private static function kitType(string $field, string ...$sections): string
    {
        if (method_exists(static::class, 'getFieldType')) {
            return static::getFieldType($field);
        }
        $types = array_map(static fn (string $section): ?string => self::kitDefinitions($section)[$field]['type'] ?? null, $sections);

        return array_values(array_filter($types))[0] ?? 'string';
    }

    /** @return list<string> */
    private static function kitRules(array $definition): array
    {
        $type = $definition['type'] ?? 'string';
        $rules = isset($definition['sanitize']) ? [$type, $definition['sanitize']] : [$type];
        $limits = match ($type) {
            'string' => ['pattern' => 'regex', 'maxLength' => 'max', 'enum' => 'in'],
            'integer', 'number' => ['minimum' => 'min', 'maximum' => 'max'],
            'boolean' => 'boolean',
            'array', 'object' => 'array',
            default => [],
        };
        if (is_string($limits)) {
            return [...$rules, $limits];
        }
        $said = array_filter($definition, static fn (mixed $value): bool => $value !== null);
        foreach (array_intersect_key($limits, $said) as $name => $rule) {
            $limit = $definition[$name];
            $rules[] = "$rule:" . match (true) {
                $rule === 'in' => implode(',', $limit),
                $rule === 'regex' && preg_match('/^[\/#~]/', $limit) !== 1 => "/$limit/",
                default => $limit,
            };
        }

        return $rules;
    }

    /** @return list<string> */
    private static function kitErrors(string $must, mixed $value, array $definition): array
    {
        $errors = [];
        $enum = $definition['enum'] ?? null;
        if (is_array($enum) && !in_array($value, $enum, true)) {
            $errors[] = "$must one of: " . implode(', ', $enum);
        }
        $type = $definition['type'] ?? 'string';
        if (in_array($type, ['integer', 'number'], true) && is_numeric($value)) {
            // As in Core, what is behind the point does not count.
            $number = (int)$value;
            if (isset($definition['minimum']) && $number < $definition['minimum']) {
                $errors[] = "$must at least {$definition['minimum']} (got $number)";
            }
            if (isset($definition['maximum']) && $number > $definition['maximum']) {
                $errors[] = "$must at most {$definition['maximum']} (got $number)";
            }
        }
        $length = is_string($value) ? mb_strlen($value, 'UTF-8') : 0;
        if ($type === 'string' && isset($definition['maxLength']) && $length > $definition['maxLength']) {
            $errors[] = "$must at most {$definition['maxLength']} characters (got $length)";
        }

        return $errors;
    }
}
