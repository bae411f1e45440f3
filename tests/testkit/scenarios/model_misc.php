<?php

// What else a record can do.

use Modules\ModuleProbe\Models\Guests;
use Modules\ModuleProbe\Models\Houses;

$house = new Houses(['code' => 'A', 'rooms' => 2]);
say($house->code, $house->readAttribute('rooms'), $house->readAttribute('nothing'), $house->getDirtyState());
$house->writeAttribute('town', 'Oslo');
say($house->save(), $house->town, json_encode($house) === json_encode($house->toArray()), $house->getDirtyState());
say($house->toArray(['code', 'town']), $house->getSource(), $house->getSchema(), $house->getReadConnectionService(), $house->getWriteConnectionService());
$copy = unserialize(serialize($house));
say($copy::class, $copy->code, $copy->id, $copy->save(), Houses::count());
$clone = clone $house;
$clone->id = null;
$clone->code = 'B';
say($clone->save(), $clone->id, $house->id, Houses::count());
say($house->assign(['code' => 'C', 'town' => 'X', 'rooms' => '9'], ['town'])->toArray(['code', 'town', 'rooms']));
say(attempt(fn () => $house->refresh()->toArray(['code', 'town', 'rooms'])));
$gone = Houses::findFirst("code = 'B'");
Houses::find("code = 'B'")->delete();
say(attempt(fn () => $gone->refresh()), $gone->save(), $gone->id, Houses::count());
$house->code = '';
say($house->validationHasFailed(), $house->save(), $house->validationHasFailed());
say($house->getModelsMetaData() === $gone->getModelsMetaData(), $house->getModelsManager() === $gone->getModelsManager(), $house->getEventsManager() !== null);
$house->note = 'own';
say($house->note, isset($house->note), array_key_exists('note', $house->toArray()));
$guest = new Guests();
$guest->House = Houses::findFirst();
say(attempt(fn () => $guest->House->id), $guest->house, $guest->name, attempt(fn () => $guest->save()), $guest->house, Guests::findFirst()?->toArray());
$two = new Guests();
$two->assign(['house' => '1', 'name' => 'Two']);
say($two->save(), Guests::count('house = 1'), Guests::findFirst(['name = :n:', 'bind' => ['n' => 'Two']])->house);
$both = new Houses(['code' => 'D']);
$both->Rooms = [new Modules\ModuleProbe\Models\Rooms(['name' => 'Hall']), new Modules\ModuleProbe\Models\Rooms(['name' => 'Attic'])];
say($both->save(), $both->id, Modules\ModuleProbe\Models\Rooms::find()->toArray(), count($both->Rooms));
