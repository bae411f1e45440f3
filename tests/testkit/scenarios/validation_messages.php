<?php

// What a record says when it is not saved.

use Modules\ModuleProbe\Models\Houses;
use Modules\ModuleProbe\Models\Rooms;

$house = new Houses();
say($house->save(), messages($house), $house->validationHasFailed(), $house->id);
$house->code = 'A';
say($house->save(), messages($house), $house->validationHasFailed());
$twin = new Houses();
$twin->code = 'A';
say($twin->save(), messages($twin));
say(count($twin->getMessages('code')), count($twin->getMessages('town')), (string)$twin->getMessages()[0]);
$room = new Rooms();
say($room->save(), messages($room), Rooms::$events);
Rooms::$events = [];
$room->name = '';
say($room->save(), messages($room));
$room->name = 'Hall';
say($room->save(), messages($room), $room->toArray());
$room->name = null;
say($room->save(), messages($room));
$room->house = 99;
$room->name = 'Attic';
say($room->save(), messages($room));
say(Rooms::count(), Houses::count());
$room->appendMessage(new Phalcon\Messages\Message('own', 'name', 'Own', 7));
say(messages($room));
