<?php

// belongsTo and hasMany.

use MikoPBX\Common\Models\Extensions;
use Modules\ModuleProbe\Models\Guests;
use Modules\ModuleProbe\Models\Houses;
use Modules\ModuleProbe\Models\Rooms;

$house = new Houses();
$house->code = 'A';
$house->save();
foreach (['Hall', 'Attic', 'Cellar'] as $name) {
    $room = new Rooms();
    $room->assign(['house' => $house->id, 'name' => $name]);
    $room->save();
}
$guest = new Guests();
$guest->assign(['house' => $house->id, 'name' => 'Ann', 'extension' => '201']);
say($guest->save(), $guest->House->code, $guest->House::class, $guest->Extension->number, $guest->Extension->type);
say($house->Rooms::class, count($house->Rooms), $house->Rooms[0]->name, $house->getRooms()->getFirst()->name);
say(count($house->getRooms("name = 'Hall'")), array_column($house->getRooms(['order' => 'name'])->toArray(), 'name'));
say(array_column($house->getRooms(['name LIKE :n:', 'bind' => ['n' => '%l%']])->toArray(), 'name'), $house->getRelated('Rooms', ['limit' => 1])->toArray());
say($room->House->id, Rooms::findFirst()->getHouse()->code, isset($room->House), isset($room->Nothing));
$lonely = new Guests();
$lonely->name = 'Bob';
say($lonely->save(), attempt(fn () => $lonely->House), attempt(fn () => $lonely->Extension), attempt(fn () => $lonely->getRelated('House')));
$lonely->house = 99;
$lonely->extension = '999';
say($lonely->save(), $lonely->House, $lonely->Extension);
say(array_column(Extensions::findFirstByNumber('201')->ProbeGuests->toArray(), 'name'));
$manager = $house->getModelsManager();
foreach ($manager->getRelations(Houses::class) as $relation) {
    say($relation->getType(), $relation->getFields(), $relation->getReferencedModel(), $relation->getReferencedFields(), $relation->getOptions(), $relation->isForeignKey(), $relation->getForeignKey());
}
say($manager->getRelationByAlias(Guests::class, 'House')->getOption('alias'), $manager->getRelationByAlias(Guests::class, 'Nothing'), $manager->existsBelongsTo(Guests::class, Houses::class));
say(array_column($guest->Rooms->toArray(), 'name'), array_column($guest->getRooms(["name <> 'Hall'", 'order' => 'name DESC'])->toArray(), 'name'), count($lonely->Rooms));
say($manager->existsHasMany(Houses::class, Rooms::class), $manager->existsHasOne(Houses::class, Rooms::class), count($manager->getBelongsTo($guest)), count($manager->getHasMany($house)), count($manager->getHasManyToMany($guest)));
