<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\PBXCoreREST\Lib\Common;

/** The parameters that every resource has. */
trait CommonDataStructure
{
    public static function getPaginationParameters(): array
    {
        $limits = ['limit' => ['minimum' => 1, 'maximum' => 100, 'default' => 20], 'offset' => ['minimum' => 0, 'default' => 0]];

        return self::kitDescribed($limits, static fn (string $name, array $said): array => [
            'type' => 'integer',
            'description' => "rest_param_$name",
            'in' => 'query',
            ...$said,
            'example' => $said['default'],
            'sanitize' => 'int',
        ]);
    }

    public static function getSearchAndOrderParameters(): array
    {
        $texts = [
            'search' => ['maxLength' => 255, 'example' => 'search term', 'sanitize' => 'text'],
            'order' => ['default' => 'name', 'example' => 'name', 'sanitize' => 'string'],
            'orderWay' => ['enum' => ['ASC', 'DESC'], 'default' => 'ASC', 'example' => 'ASC', 'sanitize' => 'string'],
        ];

        return self::kitDescribed($texts, static fn (string $name, array $said): array => [
            'type' => 'string',
            'description' => "rest_param_$name",
            'in' => 'query',
            ...$said,
        ]);
    }

    public static function getIdParameter(?string $pattern = null, ?string $example = null): array
    {
        return [
            'type' => 'string',
            'description' => 'rest_param_id',
            'in' => 'path',
            'required' => true,
            'pattern' => $pattern ?? '^[A-Z0-9-]+$',
            'example' => $example ?? 'RESOURCE-12345678',
            'sanitize' => 'string',
        ];
    }

    public static function getCommonResponseFields(): array
    {
        $examples = ['id' => 'RESOURCE-12345678', 'search_index' => 'searchable indexed text'];

        return self::kitDescribed($examples, static fn (string $name, string $example): array => [
            'type' => 'string',
            'description' => "rest_schema_$name",
            'readOnly' => true,
            'example' => $example,
        ]);
    }

    public static function getPathParameters(): array
    {
        return ['id' => self::getIdParameter()];
    }

    public static function getParameterDefinitions(): array
    {
        return [
            'request' => [
                ...self::getPaginationParameters(),
                ...self::getSearchAndOrderParameters(),
                ...self::getPathParameters(),
            ],
            'response' => self::getCommonResponseFields(),
            'related' => [],
        ];
    }

    /** @return array<string, array<string, mixed>> */
    private static function kitDescribed(array $fields, callable $describe): array
    {
        return array_combine(array_keys($fields), array_map($describe, array_keys($fields), $fields));
    }
}
