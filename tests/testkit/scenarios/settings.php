<?php

// PbxSettings.

use MikoPBX\Common\Models\PbxSettings;
use MikoPBX\Core\System\MikoPBXConfig;

say(PbxSettings::getValueByKey(PbxSettings::PBX_NAME), PbxSettings::getValueByKey('AMIPort'), PbxSettings::getValueByKey(PbxSettings::WEB_ADMIN_LANGUAGE), PbxSettings::getValueByKey('no such key'));
say(PbxSettings::setValueByKey('PBXName', 'One'), PbxSettings::getValueByKey('PBXName'), PbxSettings::findFirstByKey('PBXName')->toArray());
say(PbxSettings::setValueByKey('OwnKey', 'x'), PbxSettings::getValueByKey('OwnKey'), PbxSettings::setValueByKey('OwnKey', ''), PbxSettings::getValueByKey('OwnKey'));
$messages = [];
say(PbxSettings::setValueByKey('AMIPort', '70000', $messages), $messages, PbxSettings::getValueByKey('AMIPort'));
say(PbxSettings::setValueByKey('AMIPort', '5039'), PbxSettings::resetValueToDefault('AMIPort'), PbxSettings::getValueByKey('AMIPort'), PbxSettings::resetValueToDefault('OwnKey'), PbxSettings::getValueByKey('OwnKey'));
say(PbxSettings::resetValueToDefault('no such key'));
$all = PbxSettings::getAllPbxSettings();
say(count($all), $all['PBXName'], $all['PBXLanguage'], array_key_exists('OwnKey', $all), count(PbxSettings::getDefaultArrayValues()));
$config = new MikoPBXConfig();
say($config->getGeneralSettings('PBXName'), count($config->getGeneralSettings()), $config->setGeneralSettings('PBXName', 'Two'), PbxSettings::getValueByKey('PBXName'));
$twin = new PbxSettings();
$twin->key = 'PBXName';
$twin->value = 'Three';
say($twin->save(), PbxSettings::getValueByKey('PBXName', false), $twin->toArray(), PbxSettings::count(['key = :k:', 'bind' => ['k' => 'PBXName']]));
