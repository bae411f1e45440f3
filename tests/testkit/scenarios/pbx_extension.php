<?php

// What a module's own classes inherit.

use MikoPBX\Modules\PbxExtensionBase;
use MikoPBX\Modules\PbxExtensionUtils;
use Modules\ModuleProbe\Lib\ProbeConf;
use Modules\ModuleProbe\Setup\PbxExtensionSetup;

$conf = new ProbeConf();
say($conf->moduleUniqueId, $conf->getPBXCoreRESTAdditionalRoutes(), $conf->getModuleWorkers(), $conf->getDefaultFirewallRules(), $conf->getDependenceModels());
$result = $conf->moduleRestAPICallback(['action' => 'check']);
say($result->success, $result->processor, $result->messages);
$result = $conf->moduleRestAPICallback(['action' => 'other']);
say($result->success, $result->messages);
$tasks = [];
$conf->createCronTasks($tasks);
$items = ['a' => 1];
$conf->onBeforeHeaderMenuShow($items);
say($tasks, $items);
$setup = new PbxExtensionSetup('ModuleProbe');
say($setup->checkCompatibility(), $setup->getMessages(), $setup->wiki_links, $setup->lic_product_id, $setup->activateLicense(), $setup->locString('BreadcrumbModuleProbe'));
say((function (): array {
    return [$this->moduleUniqueID, $this->version, $this->developer, $this->support_email, $this->min_pbx_version, basename($this->moduleDir)];
})->call($setup));
say((function (): bool {
    $this->min_pbx_version = '2099.1.1';
    return $this->installModule();
})->call($setup), count($setup->getMessages()));
$none = new PbxExtensionSetup('ModuleNone');
say($none->wiki_links, $none->getMessages());
say(PbxExtensionUtils::isLanguagePackModule('ModuleProbe'), PbxExtensionUtils::getLanguagePackCode('ModuleProbe'));
PbxExtensionUtils::forceDisableModule('ModuleProbe');
say($pbx->isEnabled(), MikoPBX\Common\Models\PbxExtensionModules::findFirstByUniqid('ModuleProbe')->disableReason);
