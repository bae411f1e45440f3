<?php

/**
 * Prints what Phalcon's classes declare, by reflection on the extension that is loaded:
 * php -d extension=phalcon.so scripts/phalcon-signatures.php > generator/miko_gen/contract/phalcon-5.9.3.json
 */

declare(strict_types=1);

// What a module can meet; the rest of Phalcon is left out.
const NAMESPACES = [
    'Annotations', 'Assets', 'Config', 'Db', 'Di', 'Dispatcher', 'Events', 'Filter', 'Forms', 'Html\\Attributes',
    'Html\\Escaper', 'Http', 'Messages', 'Mvc', 'Support\\Collection', 'Tag', 'Translate',
];
const LEFT_OUT = '/\\\\(Mysql|Postgresql|Stream|Apcu|Grouped|Yaml|Gettext|Csv|Volt\\\\|DataMapper)/';

function facts(ReflectionClass $class): array
{
    $kind = $class->isInterface() ? 'interface' : ($class->isAbstract() ? 'abstract class' : 'class');
    $facts = ['kind' => $kind, 'parent' => ($class->getParentClass() ?: null)?->getName()];
    $parents = $class->getParentClass() ? $class->getParentClass()->getInterfaceNames() : [];
    $facts['interfaces'] = array_values(array_diff($class->getInterfaceNames(), $parents));
    sort($facts['interfaces']);
    foreach ($class->getReflectionConstants() as $constant) {
        if ($constant->getDeclaringClass()->getName() === $class->getName()) {
            $facts['constants'][$constant->getName()] = $constant->getValue();
        }
    }
    foreach ($class->getProperties() as $property) {
        if ($property->getDeclaringClass()->getName() === $class->getName() && !$property->isPrivate()) {
            $facts['properties'][$property->getName()] = [
                'static' => $property->isStatic(),
                'type' => $property->getType() === null ? null : (string)$property->getType(),
                'visibility' => $property->isPublic() ? 'public' : 'protected',
            ] + ($property->hasDefaultValue() && $property->getDefaultValue() !== null
                ? ['default' => source($property->getDefaultValue())]
                : []);
        }
    }
    foreach ($class->getMethods() as $method) {
        if ($method->getDeclaringClass()->getName() === $class->getName() && !$method->isPrivate()) {
            $facts['methods'][$method->getName()] = signature($method);
        }
    }
    foreach (['constants', 'properties', 'methods'] as $key) {
        if (isset($facts[$key])) {
            ksort($facts[$key]);
        }
    }

    return array_filter($facts, static fn (mixed $fact): bool => $fact !== null && $fact !== []);
}

function signature(ReflectionMethod $method): array
{
    $params = [];
    foreach ($method->getParameters() as $parameter) {
        $params[] = array_filter([
            'name' => $parameter->getName(),
            'type' => $parameter->getType() === null ? null : (string)$parameter->getType(),
            'by_ref' => $parameter->isPassedByReference() ?: null,
            'variadic' => $parameter->isVariadic() ?: null,
            'default' => $parameter->isDefaultValueAvailable() ? source($parameter->getDefaultValue())
                : ($parameter->isOptional() && !$parameter->isVariadic() ? 'null' : null),
        ], static fn (mixed $fact): bool => $fact !== null);
    }

    return array_filter([
        'params' => $params,
        'returns' => $method->getReturnType() === null ? null : (string)$method->getReturnType(),
        'static' => $method->isStatic() ?: null,
        'final' => $method->isFinal() ?: null,
        'abstract' => $method->isAbstract() && !$method->getDeclaringClass()->isInterface() ?: null,
        'tentative' => $method->hasTentativeReturnType() ? (string)$method->getTentativeReturnType() : null,
        'visibility' => $method->isPublic() ? 'public' : 'protected',
    ], static fn (mixed $fact): bool => $fact !== null);
}

function source(mixed $value): string
{
    return $value === [] ? '[]' : strtr(var_export($value, true), ["\n" => '', 'NULL' => 'null', 'array (' => 'array(']);
}

$classes = [];
foreach ([...get_declared_classes(), ...get_declared_interfaces(), ...get_declared_traits()] as $name) {
    foreach (NAMESPACES as $namespace) {
        if (preg_match('/^Phalcon\\\\' . preg_quote($namespace) . '(\\\\|$|Factory)/', $name) && !preg_match(LEFT_OUT, $name)) {
            $classes[$name] = facts(new ReflectionClass($name));
        }
    }
}
do {
    $before = count($classes);
    foreach ($classes as $facts) {
        foreach ([$facts['parent'] ?? null, ...($facts['interfaces'] ?? [])] as $name) {
            if ($name !== null && str_starts_with($name, 'Phalcon\\') && !isset($classes[$name])) {
                $classes[$name] = facts(new ReflectionClass($name));
            }
        }
    }
} while (count($classes) > $before);
ksort($classes);

$flags = JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR;
$blocks = [];
foreach ($classes as $name => $facts) {
    $lines = [];
    foreach ($facts as $key => $fact) {
        if (in_array($key, ['properties', 'methods'], true)) {
            $members = [];
            foreach ($fact as $member => $said) {
                $members[] = '     ' . json_encode((string)$member, $flags) . ': ' . json_encode($said, $flags);
            }
            $lines[] = "   \"$key\": {\n" . implode(",\n", $members) . "\n   }";
        } else {
            $lines[] = "   \"$key\": " . json_encode($fact, $flags);
        }
    }
    $blocks[] = '  ' . json_encode($name, $flags) . ": {\n" . implode(",\n", $lines) . "\n  }";
}
echo '{"release": ', json_encode(phpversion('phalcon')), ",\n \"classes\": {\n", implode(",\n", $blocks), "\n }\n}\n";
