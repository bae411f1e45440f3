<?php

// What modelsEventChangeData() is told.

use MikoPBX\Common\Models\PbxSettings;
use MikoPBX\Common\Models\Users;
use Modules\ModuleProbe\Lib\ProbeConf;
use Modules\ModuleProbe\Models\Houses;

$told = static function (): void {
    say(ProbeConf::$changes);
    ProbeConf::$changes = [];
};
ProbeConf::$changes = [];
$house = new Houses();
$house->code = 'A';
$house->save();
$told();
$house->save();
$told();
$house->town = 'Oslo';
$house->rooms = 9;
$house->save();
$told();
$read = Houses::findFirst();
$read->save();
$told();
$read->floors = '5';
$read->save();
$told();
$read->delete();
$told();
PbxSettings::setValueByKey('PBXName', 'Probe');
$told();
PbxSettings::setValueByKey('PBXName', 'Probe');
$told();
PbxSettings::setValueByKey('ProbeKey', 'one');
$told();
$user = Users::findFirst();
$user->username = 'Somebody';
say($user->save(), messages($user));
$told();
Houses::find()->delete();
$told();
