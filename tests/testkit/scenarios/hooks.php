<?php

// The hooks: what Core makes of the answers, and what a module says that has nothing to say.

use MikoPBX\Common\Providers\PBXConfModulesProvider;
use MikoPBX\Modules\Config\ConfigClass;

say($pbx->call('generateManagerConf'), $pbx->call('generateIncomingRoutBeforeDial', ['7']), $pbx->call('extensionGenContexts'), $pbx->call('noSuchHook'));
say($pbx->call('overridePJSIPOptions', ['201', ['a' => 1]]), $pbx->call('extensionGenHints'), PBXConfModulesProvider::hookModulesMethod('generateManagerConf'));
$conf = $pbx->conf();
say($conf->moduleUniqueId, $conf->getMethodPriority(), $conf->getMethodPriority('generateManagerConf'), $conf->getMessages());
$arguments = [
    'string' => 'x', 'array' => [], 'bool' => false, '' => [],
];
foreach ((new ReflectionClass(ConfigClass::class))->getMethods(ReflectionMethod::IS_PUBLIC) as $method) {
    $name = $method->getName();
    $isPlain = array_filter(
        $method->getParameters(),
        static fn (ReflectionParameter $one): bool => !in_array((string)$one->getType(), ['', 'string', 'array'], true)
    ) === [];
    if (!$isPlain || str_starts_with($name, '__') || preg_match('/^(get|set)(DI|Settings)$|^(generateConfig|hookModulesMethod|moduleRestAPICallback)$/', $name)) {
        continue;
    }
    $values = array_map(static fn (ReflectionParameter $one): mixed => $arguments[(string)$one->getType()], $method->getParameters());
    $defaults[$name] = attempt(fn () => (clone $conf)->{$name}(...$values));
}
ksort($defaults);
say($defaults);
