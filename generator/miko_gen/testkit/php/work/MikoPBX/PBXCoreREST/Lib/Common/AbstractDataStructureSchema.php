<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\PBXCoreREST\Lib\Common;

use MikoPBX\Core\System\SystemMessages;
use MikoPBX\PBXCoreREST\Lib\Common\OpenApiSchemaProvider;
use MikoPBX\PBXCoreREST\Lib\Common\SchemaValidator;

/** Data by the OpenAPI schema of its class. */
trait AbstractDataStructureSchema
{
    public static function createFromSchema(
        string $schemaType = 'detail',
        array $overrides = [],
        bool $useExamples = false
    ): array {
        $schema = self::kitSchema($schemaType);
        if ($schema === null) {
            return $overrides;
        }
        $data = [];
        foreach ($schema['properties'] ?? [] as $field => $said) {
            $data[$field] = array_key_exists($field, $overrides) ? $overrides[$field] : self::kitDefault($said, $useExamples);
        }

        return static::formatBySchema($data + $overrides, $schemaType);
    }

    protected static function convertDataBySchema(array $data, array $schema): array
    {
        foreach (array_intersect_key($schema['properties'] ?? [], $data) as $field => $said) {
            $data[$field] = self::convertValueBySchema($data[$field], $said);
        }

        return $data;
    }

    protected static function convertValueBySchema(mixed $value, array $fieldSchema): mixed
    {
        $type = $fieldSchema['type'] ?? 'string';
        if ($type === 'object' && isset($fieldSchema['properties']) && is_array($value)) {
            return self::convertDataBySchema($value, $fieldSchema);
        }
        if ($type === 'array' && isset($fieldSchema['items']) && is_array($value)) {
            $convert = static fn (mixed $item): mixed => self::convertValueBySchema($item, $fieldSchema['items']);

            return array_map($convert, array_values($value));
        }

        return match ($type) {
            'boolean' => in_array($value, ['1', 1, true, 'true'], true),
            'integer' => is_numeric($value) ? (int)$value : $value,
            'number' => is_numeric($value) ? (float)$value : $value,
            'array' => is_array($value) ? $value : [],
            'object' => is_object($value) ? $value : (object)[],
            default => is_array($value) ? $value : (string)$value,
        };
    }

    protected static function formatAndValidate(
        array $data,
        string $schemaType = 'detail',
        bool $validateAfterFormat = false
    ): array {
        $formatted = static::formatBySchema($data, $schemaType);
        $errors = $validateAfterFormat ? static::validateAgainstSchema($formatted, $schemaType) : [];
        if ($errors !== []) {
            $place = basename(strtr(static::class, '\\', '/')) . "::$schemaType";
            $message = "Schema validation warnings in $place: " . implode('; ', $errors);
            SystemMessages::sysLogMsg(static::class . '::formatAndValidate', $message, LOG_WARNING);
        }

        return $formatted;
    }

    protected static function formatBySchema(array $data, string $schemaType = 'detail'): array
    {
        $schema = self::kitSchema($schemaType);

        return $schema === null ? $data : self::convertDataBySchema($data, $schema);
    }

    protected static function isValidAgainstSchema(array $data, string $schemaType = 'detail'): bool
    {
        return static::validateAgainstSchema($data, $schemaType) === [];
    }

    protected static function validateAgainstSchema(array $data, string $schemaType = 'detail'): array
    {
        $schema = self::kitSchema($schemaType);

        return $schema === null ? [] : SchemaValidator::validate($data, $schema);
    }

    private static function kitSchema(string $type): ?array
    {
        if (!is_subclass_of(static::class, OpenApiSchemaProvider::class)) {
            return null;
        }

        return $type === 'list' ? static::getListItemSchema() : static::getDetailSchema();
    }

    /** What a field holds of which nothing is known yet. */
    private static function kitDefault(array $schema, bool $useExamples): mixed
    {
        foreach ($useExamples ? ['default', 'example'] : ['default'] as $word) {
            if (array_key_exists($word, $schema)) {
                return $schema[$word];
            }
        }

        return $schema['enum'][0] ?? match ($schema['type'] ?? 'string') {
            'boolean' => false,
            'integer', 'number' => 0,
            'string' => '',
            'array', 'object' => [],
            default => null,
        };
    }
}
