<?php

// What goes with a record, and what keeps it.

use MikoPBX\Common\Models\Extensions;
use Modules\ModuleProbe\Models\Guests;
use Modules\ModuleProbe\Models\Houses;
use Modules\ModuleProbe\Models\Rooms;

$make = static function (string $class, array $values): object {
    $record = new $class();
    $record->assign($values);
    $record->save() || say(messages($record));
    return $record;
};
$house = $make(Houses::class, ['code' => 'A']);
$make(Rooms::class, ['house' => $house->id, 'name' => 'Hall']);
$make(Rooms::class, ['house' => $house->id, 'name' => 'Attic']);
$make(Rooms::class, ['name' => 'Shed']);
$guest = $make(Guests::class, ['house' => $house->id, 'name' => 'Ann']);
say(attempt(fn () => $house->delete()), messages($house), Houses::count(), Rooms::count(), Guests::count());
say(attempt(fn () => $guest->delete()), messages($guest), Guests::count());
say(attempt(fn () => $house->delete()), messages($house), Houses::count(), Rooms::count());
$make(Guests::class, ['name' => 'Bob', 'extension' => '1111']);
$make(Guests::class, ['name' => 'Cid', 'extension' => '202']);
$extension = Extensions::findFirstByNumber('1111');
say(attempt(fn () => $extension->beforeDelete()), messages($extension), Guests::count());
say(attempt(fn () => (new Houses())->delete()));
$gone = $make(Houses::class, ['code' => 'B']);
say($gone->delete(), attempt(fn () => $gone->delete()), $gone->code, $gone->id);
