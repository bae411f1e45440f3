<?php

// What has changed.

use Modules\ModuleProbe\Models\Houses;

$house = new Houses();
say(attempt(fn () => $house->hasSnapshotData()), attempt(fn () => $house->getChangedFields()), attempt(fn () => $house->hasChanged('code')));
say(attempt(fn () => $house->getUpdatedFields()), attempt(fn () => $house->getSnapshotData()), attempt(fn () => $house->getOldSnapshotData()));
$house->code = 'A';
say($house->save(), $house->hasSnapshotData(), $house->getSnapshotData(), $house->getOldSnapshotData());
say($house->getUpdatedFields(), $house->getChangedFields(), $house->hasChanged(), $house->hasUpdated('code'), $house->hasUpdated('rooms'));
$house->town = 'Oslo';
$house->rooms = '3';
say($house->getChangedFields(), $house->hasChanged('town'), $house->hasChanged(['town', 'code']), $house->hasChanged(['town', 'code'], true));
say($house->save(), $house->getUpdatedFields(), $house->getSnapshotData()['town'], $house->getOldSnapshotData()['town'] ?? 'none');
say($house->save(), $house->getUpdatedFields(), $house->hasUpdated());
$read = Houses::findFirst();
say($read->hasChanged(), $read->getSnapshotData(), $read->getOldSnapshotData());
$read->rooms = '3';
$read->floors = 1;
say($read->getChangedFields());
$read->rooms = 4;
say($read->getChangedFields(), attempt(fn () => $read->hasChanged('nothing')));
say($read->save(), $read->getUpdatedFields(), $read->rooms);
$read->town = 'Bergen';
$read->refresh();
say($read->town, $read->hasChanged());
$part = Houses::findFirst(['columns' => 'id, town']);
say($part::class, $part->toArray(), $part->town, isset($part->code), attempt(fn () => $part->code));
say($read->delete(), attempt(fn () => $read->getChangedFields()), $read->getDirtyState());
