<?php

// findBy…, findFirstBy…, countBy…

use MikoPBX\Common\Models\PbxSettings;
use Modules\ModuleProbe\Models\Houses;

foreach (['A' => 'Riga', 'B' => 'Riga', 'C' => null] as $code => $town) {
    $house = new Houses();
    $house->assign(['code' => $code, 'town' => $town]);
    $house->save();
}
say(Houses::findFirstByCode('B')->id, Houses::findFirstByCode('Z'), Houses::findFirstById(3)->code, Houses::findFirstById('2')->code);
say(count(Houses::findByTown('Riga')), count(Houses::findByTown('Oslo')), Houses::countByTown('Riga'), Houses::countByTown('Oslo'));
say(attempt(fn () => Houses::findFirstByTown(null)?->code), attempt(fn () => count(Houses::findByTown(null))));
say(attempt(fn () => Houses::findFirstByTown('Riga', ['order' => 'code DESC'])->code), attempt(fn () => count(Houses::findByTown(['Riga', 'Oslo']))));
say(Houses::findFirstByCode(''), Houses::findFirstByCode(0), Houses::findFirstByRooms('3')?->code, attempt(fn () => Houses::findFirstByRooms(true)?->code));
say(PbxSettings::findFirstByKey('PBXName')->value, PbxSettings::findFirstByKey('no such'), PbxSettings::countByKey('PBXName'));
