<?php

// Relations that forbid: what a record belongs to must be there.

use MikoPBX\Modules\Models\ModulesModelsBase;
use Modules\ModuleProbe\Models\Houses;
use Modules\ModuleProbe\Models\Rooms;
use Phalcon\Mvc\Model\Relation;

$manager = (new Houses())->getModelsManager();
$house = new Houses(['code' => 'A']);
$house->save();
$room = new Rooms();
$try = static function (array $options, mixed $value) use ($manager, $room): void {
    $manager->addBelongsTo($room, 'house', Houses::class, 'id', ['alias' => 'Strict', 'foreignKey' => $options]);
    $record = new Rooms(['name' => 'Hall', 'house' => $value]);
    say($options, $value, attempt(fn () => $record->save()), messages($record), Rooms::count());
};
$try(['action' => Relation::NO_ACTION], 99);
$try(['allowNulls' => true, 'message' => Houses::class, 'action' => Relation::NO_ACTION], 99);
$try(['allowNulls' => true, 'message' => Houses::class, 'action' => Relation::ACTION_RESTRICT], null);
$try(['allowNulls' => true, 'message' => Houses::class, 'action' => Relation::ACTION_RESTRICT], $house->id);
$try(['allowNulls' => true, 'message' => Houses::class, 'action' => Relation::ACTION_RESTRICT], 99);
$try(['allowNulls' => false, 'message' => Houses::class, 'action' => Relation::ACTION_RESTRICT], null);
$try(['allowNulls' => true, 'message' => 'There is no such house', 'action' => Relation::ACTION_RESTRICT], 99);
$try(['allowNulls' => true, 'action' => Relation::ACTION_RESTRICT], 99);
$try(['allowNulls' => true], 99);
