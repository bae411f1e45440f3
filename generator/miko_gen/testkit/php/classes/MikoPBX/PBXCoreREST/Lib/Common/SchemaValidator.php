<?php

declare(strict_types=1);

namespace MikoPBX\PBXCoreREST\Lib\Common;

/**
 * Stands for Core's judge of data by an OpenAPI schema (PBXCoreREST/Lib/Common/SchemaValidator.php).
 */
class SchemaValidator
{
    public static function isValid(array $data, array $schema): bool
    {
        return self::validate($data, $schema) === [];
    }

    public static function validate(array $data, array $schema, string $path = ''): array
    {
        $errors = [];
        $at = static fn (string $field): string => $path === '' ? $field : "$path.$field";
        foreach ($schema['required'] ?? [] as $field) {
            if (!array_key_exists($field, $data)) {
                $errors[] = 'Missing required field: ' . $at($field);
            }
        }
        foreach (array_intersect_key($schema['properties'] ?? [], $data) as $field => $said) {
            array_push($errors, ...self::errors($data[$field], $said, $at($field)));
        }

        return $errors;
    }

    /** @return list<string> */
    private static function errors(mixed $value, array $schema, string $path): array
    {
        if ($value === null) {
            return ($schema['nullable'] ?? false) === true ? [] : ["Field $path cannot be null"];
        }
        $type = $schema['type'] ?? '';
        if (!self::isOf($type, $value)) {
            return ["Field $path has wrong type: expected $type, got " . self::typeOf($value)];
        }
        $errors = self::limits($value, $schema, $path);
        if ($type === 'object') {
            array_push($errors, ...self::validate($value, $schema, $path));
        }
        if ($type === 'array' && isset($schema['items'])) {
            foreach ($value as $index => $item) {
                array_push($errors, ...self::errors($item, $schema['items'], "{$path}[$index]"));
            }
        }

        return $errors;
    }

    /** @return list<string> */
    private static function limits(mixed $value, array $schema, string $path): array
    {
        $limit = array_fill_keys(['enum', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum'], null);
        $limit = array_intersect_key($schema, $limit) + $limit;
        $length = is_string($value) ? mb_strlen($value) : null;
        $number = is_int($value) || is_float($value) ? $value : null;
        $show = static fn (mixed $shown): string => var_export($shown, true);
        $wrong = [
            'must be one of: ' . implode(', ', array_map($show, (array)$limit['enum'])) . ", got: {$show($value)}"
                => is_array($limit['enum']) && !in_array($value, $limit['enum'], true),
            "does not match pattern: $limit[pattern]"
                => isset($limit['pattern'], $length) && preg_match("/$limit[pattern]/", $value) !== 1,
            "is too short (minimum: $limit[minLength])" => isset($limit['minLength'], $length) && $length < $limit['minLength'],
            "is too long (maximum: $limit[maxLength])" => isset($limit['maxLength'], $length) && $length > $limit['maxLength'],
            "is below minimum value: $limit[minimum]" => isset($limit['minimum'], $number) && $number < $limit['minimum'],
            "exceeds maximum value: $limit[maximum]" => isset($limit['maximum'], $number) && $number > $limit['maximum'],
        ];

        return array_map(static fn (string $what): string => "Field $path $what", array_keys(array_filter($wrong)));
    }

    private static function isOf(string $type, mixed $value): bool
    {
        return match ($type) {
            'string' => is_string($value),
            'integer' => is_int($value),
            'number' => is_int($value) || is_float($value),
            'boolean' => is_bool($value),
            'array' => self::typeOf($value) === 'array',
            'object' => is_array($value),
            default => true,
        };
    }

    private static function typeOf(mixed $value): string
    {
        return match (true) {
            is_string($value) => 'string',
            is_int($value) => 'integer',
            is_float($value) => 'number',
            is_bool($value) => 'boolean',
            // As in Core, a list without items is an object.
            is_array($value) => $value !== [] && array_is_list($value) ? 'array' : 'object',
            default => 'unknown',
        };
    }
}
