<?php

/**
 * Prints what Core's models declare, by reflection and from Phalcon's model manager:
 * MIKOPBX_CORE=DIR php -d extension=phalcon.so scripts/core-models.php KIT MODULE > generator/miko_gen/contract/models-RELEASE.json
 *
 * KIT is a folder that `miko-gen testkit` prints, MODULE the folder of any module.
 */

declare(strict_types=1);

use MikoGen\TestKit\Pbx;
use MikoPBX\Common\Models\ModelsBase;
use MikoPBX\Common\Models\PbxSettings;
use Phalcon\Di\Di;
use Phalcon\Mvc\Model\Relation;

// The catalogue has them already; the last ones are of a table that no module meets.
const LEFT_OUT = ['ModelsBase', 'PbxSettings', 'PbxSettingsConstants', 'CallDetailRecordsBase'];
const TYPES = [Relation::BELONGS_TO => 'belongsTo', Relation::HAS_MANY => 'hasMany', Relation::HAS_ONE => 'hasOne'];

error_reporting(E_ALL & ~E_DEPRECATED);
require $argv[1] . '/bootstrap.php';
Pbx::boot($argv[2]);
new Pbx();

function signature(ReflectionMethod $method): array
{
    $params = [];
    foreach ($method->getParameters() as $parameter) {
        $params[] = array_filter([
            'name' => $parameter->getName(),
            'type' => $parameter->getType() === null ? null : (string)$parameter->getType(),
            'by_ref' => $parameter->isPassedByReference() ?: null,
            'variadic' => $parameter->isVariadic() ?: null,
            'default' => $parameter->isDefaultValueAvailable() ? source($parameter->getDefaultValue()) : null,
        ], static fn (mixed $fact): bool => $fact !== null);
    }

    return array_filter([
        'params' => $params,
        'returns' => $method->getReturnType() === null ? null : (string)$method->getReturnType(),
        'static' => $method->isStatic() ?: null,
        'visibility' => $method->isPublic() ? 'public' : 'protected',
    ], static fn (mixed $fact): bool => $fact !== null);
}

function source(mixed $value): string
{
    return $value === [] ? '[]' : strtr(var_export($value, true), ["\n" => '', 'NULL' => 'null', 'array (' => 'array(']);
}

function columns(ReflectionClass $class): array
{
    $annotations = Di::getDefault()->get('annotations')->get($class->getName())->getPropertiesAnnotations() ?: [];
    $columns = [];
    foreach ($class->getProperties(ReflectionProperty::IS_PUBLIC) as $property) {
        $said = $annotations[$property->getName()] ?? null;
        if ($said?->has('Column')) {
            $columns[$property->getName()] = array_filter([
                'php' => $property->getType() === null ? null : (string)$property->getType(),
                'value' => $property->hasDefaultValue() && $property->getDefaultValue() !== null
                    ? source($property->getDefaultValue()) : null,
                'primary' => $said->has('Primary') ?: null,
                'identity' => $said->has('Identity') ?: null,
                'column' => $said->get('Column')->getArguments(),
            ], static fn (mixed $fact): bool => $fact !== null);
        }
    }

    return $columns;
}

function relations(string $class): array
{
    $relations = [];
    foreach (Di::getDefault()->get('modelsManager')->getRelations($class) as $relation) {
        $relations[] = [
            TYPES[$relation->getType()], $relation->getFields(), $relation->getReferencedModel(),
            $relation->getReferencedFields(), $relation->getOptions(),
        ];
    }

    return $relations;
}

/** The columns that must be unique, with the key of the message. */
function unique(ReflectionClass $class): array
{
    $pattern = "/'(\w+)',\s*new Uniqueness(?:Validator)?\(\s*\[\s*'message' => \\\$this->t\('(\w+)'\)/";
    preg_match_all($pattern, (string)file_get_contents((string)$class->getFileName()), $found, PREG_SET_ORDER);

    return array_column($found, 2, 1);
}

$models = [];
foreach (glob(getenv('MIKOPBX_CORE') . '/src/Common/Models/*.php') ?: [] as $file) {
    $short = basename($file, '.php');
    $class = new ReflectionClass("MikoPBX\\Common\\Models\\$short");
    if (in_array($short, LEFT_OUT, true) || $class->isAbstract()) {
        continue;
    }
    $model = $class->newInstance();
    $methods = [];
    foreach ($class->getMethods() as $method) {
        $isOwn = $method->getDeclaringClass()->getName() === $class->getName();
        if ($isOwn && !$method->isPrivate() && !in_array($method->getName(), ['initialize', 'validation'], true)
            && !method_exists(ModelsBase::class, $method->getName())) {
            $methods[$method->getName()] = signature($method);
        }
    }
    $constants = [];
    foreach ($class->getReflectionConstants() as $constant) {
        if ($constant->getDeclaringClass()->getName() === $class->getName() && $constant->isPublic()) {
            $constants[$constant->getName()] = $constant->getValue();
        }
    }
    $indexes = Di::getDefault()->get('annotations')->get($class->getName())->getClassAnnotations();
    $models[$class->getName()] = array_filter([
        'source' => $model->getSource(),
        'connection' => $model->getReadConnectionService(),
        'indexes' => $indexes && $indexes->has('Indexes') ? $indexes->get('Indexes')->getArguments() : [],
        'unique' => unique($class),
        'constants' => $constants,
        'columns' => columns($class),
        'relations' => relations($class->getName()),
        'methods' => $methods,
    ]);
}

$flags = JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR;
$blocks = [];
foreach ($models as $name => $facts) {
    $lines = [];
    foreach ($facts as $key => $fact) {
        $members = [];
        foreach (in_array($key, ['columns', 'relations', 'methods'], true) ? $fact : [] as $member => $said) {
            $members[] = '     ' . (is_int($member) ? '' : "\"$member\": ") . json_encode($said, $flags);
        }
        [$open, $close] = array_is_list($fact = (array)$fact) ? ['[', ']'] : ['{', '}'];
        $lines[] = "   \"$key\": " . ($members === []
            ? json_encode($facts[$key], $flags)
            : "$open\n" . implode(",\n", $members) . "\n   $close");
    }
    $blocks[] = '  ' . json_encode($name, $flags) . ": {\n" . implode(",\n", $lines) . "\n  }";
}
$release = preg_replace('/^Core (\S+) .*/', '$1', Pbx::engine());
echo '{"release": ', json_encode($release), ",\n \"classes\": {\n", implode(",\n", $blocks), "\n },\n";
echo ' "settings": ', json_encode(PbxSettings::getDefaultArrayValues(), $flags), "\n}\n";
