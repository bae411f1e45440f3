<?php

// The order of events, and who may refuse.

use Modules\ModuleProbe\Models\Rooms;

$room = new Rooms();
$room->name = 'Hall';
say($room->save(), Rooms::$events);
Rooms::$events = [];
$room->name = 'Kitchen';
say($room->save(), Rooms::$events);
Rooms::$events = [];
say(Rooms::findFirst()->name, Rooms::$events);
Rooms::$events = [];
foreach (Rooms::find() as $one) {
    say($one->name, Rooms::$events);
}
foreach (['beforeValidation', 'afterValidation', 'beforeSave', 'beforeCreate', 'beforeUpdate', 'afterSave'] as $event) {
    Rooms::$refusing = $event;
    Rooms::$events = [];
    $room = new Rooms();
    $room->name = $event;
    say($event, $room->save(), messages($room), Rooms::$events, Rooms::count());
    Rooms::$events = [];
    $old = Rooms::findFirst(1);
    $old->name = "$event again";
    say($old->save(), messages($old), Rooms::$events, Rooms::findFirst(1)->name);
}
Rooms::$refusing = null;
Rooms::$events = [];
say($old->delete(), Rooms::$events, Rooms::count(), $old->name, $old->getDirtyState());
