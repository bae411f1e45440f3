<?php

// Install, upgrade, uninstall.

use MikoPBX\Common\Models\PbxExtensionModules;
use MikoPBX\Common\Models\PbxSettings;
use MikoPBX\Modules\PbxExtensionUtils;
use Modules\ModuleProbe\Lib\ProbeConf;
use Modules\ModuleProbe\Models\Houses;

$module = static fn (): array => array_map(
    static fn (array $row): array => array_diff_key($row, ['id' => 1]),
    PbxExtensionModules::find()->toArray()
);
say($module(), PbxSettings::findFirstByKey('AdditionalMenuItemModuleProbe')->value);
say(PbxExtensionUtils::isEnabled('ModuleProbe'), PbxExtensionUtils::isEnabled('ModuleNone'), basename(PbxExtensionUtils::getModuleDir('ModuleProbe')));
$house = new Houses();
$house->code = 'A';
say($house->save(), $pbx->isEnabled(), ProbeConf::$calls);
ProbeConf::$calls = [];
say($pbx->upgrade(), $pbx->isEnabled(), ProbeConf::$calls, Houses::count(), Houses::findFirst()->code);
say($pbx->reloads(), $module());
say($pbx->disable(), $pbx->uninstall(true), $module(), is_file($pbx->databaseFile()));
say($pbx->install(), $pbx->isEnabled(), Houses::count(), $module()[0]['disabled']);
say($pbx->uninstall(), is_dir(dirname($pbx->databaseFile(), 2)), $module());
say($pbx->install(), Houses::count());
$fresh = new MikoGen\TestKit\Pbx();
say($module(), $fresh->isEnabled(), $fresh->install(), Houses::count(), $fresh->enable(), $fresh->isEnabled());
