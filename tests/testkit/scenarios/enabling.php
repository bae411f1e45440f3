<?php

// Enable and disable, with vetoes.

use MikoPBX\Common\Models\PbxExtensionModules;
use MikoPBX\Modules\PbxExtensionState;
use Modules\ModuleProbe\Lib\ProbeConf;
use Modules\ModuleProbe\Models\Guests;
use Modules\ModuleProbe\Models\Houses;

ProbeConf::$calls = [];
say($pbx->disable(), $pbx->isEnabled(), ProbeConf::$calls, $pbx->reloads());
ProbeConf::$calls = [];
say($pbx->enable(), $pbx->isEnabled(), ProbeConf::$calls, $pbx->reloads());
ProbeConf::$allows = false;
ProbeConf::$calls = [];
say($pbx->disable(), $pbx->isEnabled(), ProbeConf::$calls, $pbx->reloads());
$state = new PbxExtensionState('ModuleProbe');
say($state->disableModule(), count($state->getMessages()));
ProbeConf::$allows = true;
$state = new PbxExtensionState('ModuleProbe');
say($state->disableModule(PbxExtensionState::DISABLED_BY_USER, 'somebody'), $state->getMessages(), PbxExtensionModules::findFirstByUniqid('ModuleProbe')->disableReason);
ProbeConf::$allows = false;
$state = new PbxExtensionState('ModuleProbe');
say($state->enableModule(), $state->getMessages(), $pbx->isEnabled());
ProbeConf::$allows = true;
say($pbx->enable());
$house = new Houses();
$house->code = 'A';
$house->save();
$guest = new Guests();
$guest->assign(['house' => $house->id, 'name' => 'Ann']);
$guest->save();
$state = new PbxExtensionState('ModuleProbe');
say($state->disableModule(), $state->getMessages(), $pbx->isEnabled(), Houses::count(), Guests::count());
$guest->delete();
say($pbx->disable(), $pbx->isEnabled(), Houses::count());
say((new PbxExtensionState('ModuleNone'))->getMessages());
