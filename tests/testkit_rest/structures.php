<?php

/**
 * Asks the base classes of data structures and prints what they answer: php structures.php KIT MODULE
 */

declare(strict_types=1);

use MikoGen\TestKit\Pbx;
use MikoPBX\PBXCoreREST\Lib\Common\AbstractDataStructure;
use MikoPBX\PBXCoreREST\Lib\Common\BaseActionHelper;
use MikoPBX\PBXCoreREST\Lib\Common\CommonDataStructure;
use MikoPBX\PBXCoreREST\Lib\Common\OpenApiSchemaProvider;

require "$argv[1]/bootstrap.php";

Pbx::boot($argv[2]);
(new Pbx())->install() === [] || exit(1);

class Plain extends AbstractDataStructure
{
    public static function ask(string $method, mixed ...$arguments): mixed
    {
        return static::$method(...$arguments);
    }
}

class Described extends Plain implements OpenApiSchemaProvider
{
    public static function getParameterDefinitions(): array
    {
        return [
            'request' => [
                'text' => ['type' => 'string', 'maxLength' => 3, 'pattern' => '^[a-z|]*$', 'default' => 'ä', 'sanitize' => 'text'],
                'kind' => ['enum' => ['a', 'b'], 'default' => null, 'pattern' => '#^x#'],
                'count' => ['type' => 'integer', 'minimum' => -2, 'maximum' => 5, 'default' => 0, 'enum' => [1, 2]],
                'share' => ['type' => 'number', 'minimum' => 0.5, 'maximum' => null],
                'on' => ['type' => 'boolean', 'default' => false],
                'list' => ['type' => 'array', 'default' => []],
                'map' => ['type' => 'object'],
                'other' => ['type' => 'float', 'minimum' => 1],
                'myPassword' => ['type' => 'string', 'maxLength' => 64],
            ],
            'response' => ['count' => ['type' => 'string'], 'made' => ['type' => 'float'], 'extra' => ['type' => 'array']],
        ];
    }

    public static function getListItemSchema(): array
    {
        return ['type' => 'object', 'properties' => ['count' => ['type' => 'integer'], 'text' => ['type' => 'string']]];
    }

    public static function getDetailSchema(): array
    {
        $part = ['type' => 'object', 'required' => ['n'], 'properties' => ['n' => ['type' => 'number', 'maximum' => 9]]];

        return [
            'type' => 'object',
            'required' => ['text', 'missing'],
            'properties' => [
                'text' => ['type' => 'string', 'minLength' => 2, 'maxLength' => 3, 'pattern' => '^[a-z]+$', 'example' => 'abc'],
                'kind' => ['type' => 'string', 'enum' => ['a', 'b'], 'nullable' => true],
                'count' => ['type' => 'integer', 'minimum' => 1, 'default' => null],
                'on' => ['type' => 'boolean', 'example' => true],
                'parts' => ['type' => 'array', 'items' => $part],
                'part' => $part,
                'free' => ['type' => 'object'],
                'any' => ['type' => 'whatever'],
                'share' => ['type' => 'number'],
                'untyped' => [],
            ],
        ];
    }
}

$values = [null, '', '0', '1', 'a', 'abcd', 'on', 0, 7, -3, 2.7, '2.7', true, false, [], [1], ['n' => 1], '{"a":1}', '1e3'];
$record = (object)['id' => 5, 'name' => '<b>', 'description' => null, 'extension' => '200'];
$calls = [];
foreach ([Plain::class, Described::class] as $class) {
    array_push(
        $calls,
        [$class, 'getSanitizationRules'],
        [$class, 'getRelatedSchemas'],
        [$class, 'applyDefaults', ['text' => null, 'new' => 1]],
        [$class, 'createFromSchema'],
        [$class, 'createFromSchema', 'list', ['count' => '7', 'more' => [1]]],
        [$class, 'createFromSchema', 'detail', ['part' => ['n' => '1']], true],
        [$class, 'createBaseStructure', $record],
        [$class, 'createForList', $record],
    );
    foreach ($values as $value) {
        foreach (['text', 'kind', 'count', 'share', 'on', 'list', 'map', 'other', 'myPassword', 'made', 'extra', 'unknown'] as $field) {
            array_push(
                $calls,
                [$class, 'validateInputData', [$field => $value]],
                [$class, 'convertValueToApiFormat', $field, $value],
                [$class, 'convertValueForStorage', $field, $value],
            );
        }
        foreach (['text', 'kind', 'count', 'on', 'parts', 'part', 'free', 'any', 'share', 'untyped', 'unknown'] as $field) {
            $data = [$field => $value, 'text' => 'ab'];
            array_push(
                $calls,
                [$class, 'formatBySchema', $data],
                [$class, 'formatBySchema', $data, 'list'],
                [$class, 'validateAgainstSchema', $data],
                [$class, 'isValidAgainstSchema', [...$data, 'missing' => 1]],
                [$class, 'formatAndValidate', $data, 'detail', true],
            );
        }
        $data = ['a' => $value, 'b' => null];
        array_push(
            $calls,
            [$class, 'validateAgainstSchema', ['parts' => [$value, ['n' => $value]], 'part' => ['n' => $value]]],
            [$class, 'formatBooleanFields', $data, ['a', 'b', 'c']],
            [$class, 'convertIntegerFields', $data, ['a', 'b', 'c']],
            [$class, 'handleNullValues', $data],
            [$class, 'handleNullValues', $data, ['a', 'c']],
            [$class, 'addNetworkFilterField', $data, 'filter', is_array($value) ? 'localhost' : $value],
            [$class, 'applyTransformations', $data, ['no such function', array_keys(...), 'array_reverse']],
        );
        if (!is_array($value)) {
            $calls[] = [$class, 'convertNumericFieldsToStrings', $data, ['a', 'b', 'c']];
        }
        if ($value === null || is_string($value)) {
            array_push(
                $calls,
                [$class, 'addExtensionField', $data, 'to', $value],
                [$class, 'addSoundFileField', $data, 'sound', $value === '1' ? '99' : $value],
                [$class, 'addMultipleExtensionFields', $data, ['one' => $value, 'two' => 'hangup']],
                [$class, 'addMultipleSoundFileFields', $data, ['one' => '99', 'two' => null]],
                [$class, 'escapeTextFields', ['a' => "<$value'\">"], ['a', 'b']],
            );
        }
    }
}
foreach (['Pagination', 'SearchAndOrder', 'Path'] as $which) {
    $calls[] = [CommonDataStructure::class, "get{$which}Parameters"];
}
array_push(
    $calls,
    [CommonDataStructure::class, 'getIdParameter', '^x$', 'x'],
    [CommonDataStructure::class, 'getCommonResponseFields'],
    [CommonDataStructure::class, 'getParameterDefinitions'],
);
$rules = ['string', 'int', 'bool', 'html_escape', 'email', 'string|max:2', 'regex:/^a/', 'empty_to_null', 'nothing', 'int|empty_to_null'];
foreach ($values as $value) {
    foreach (is_array($value) ? [] : $rules as $rule) {
        $calls[] = [BaseActionHelper::class, 'sanitizeData', ['a' => $value, 'b' => 1], ['a' => $rule, 'c' => 'string']];
    }
    $checks = [['type' => 'required'], ['type' => 'regex', 'pattern' => '/^a/', 'message' => 'no'], ['type' => 'min_length', 'value' => 2]];
    foreach (is_array($value) ? [] : [...$checks, ['type' => 'max_length', 'value' => 1], ['type' => 'other'], []] as $check) {
        $calls[] = [BaseActionHelper::class, 'validateData', ['a' => $value], ['a' => [$check], 'b' => [$check]]];
    }
}

$flags = JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_PRESERVE_ZERO_FRACTION | JSON_PARTIAL_OUTPUT_ON_ERROR;
foreach ($calls as [$class, $method]) {
    $arguments = array_slice(current($calls), 2);
    next($calls);
    try {
        $answer = is_subclass_of($class, AbstractDataStructure::class)
            ? $class::ask($method, ...$arguments)
            : $class::$method(...$arguments);
    } catch (Throwable $e) {
        $answer = [$e::class => preg_replace('/,? called in.*/', '', $e->getMessage())];
    }
    echo basename(strtr($class, '\\', '/')), "::$method ", json_encode($answer, $flags), PHP_EOL;
}
