<?php

// A record that is saved: defaults, types, the key.

use Modules\ModuleProbe\Models\Houses;

$house = new Houses();
say($house->toArray());
$house->code = 'A1';
say($house->save(), $house->id, messages($house));
say($house->toArray());
say(Houses::findFirst()->toArray());

$house = new Houses();
$house->assign([
    'code' => 'B2', 'town' => 'Tallinn', 'rooms' => '5', 'floors' => '2', 'area' => '55.5', 'height' => 3.25,
    'price' => '100', 'sold' => true, 'notes' => "two\nlines", 'built' => '2020-01-31', 'seen' => '2020-01-31 12:00:00',
    'extra' => 'x', 'nothing' => 'y',
]);
say($house->extra, isset($house->nothing), $house->save(), $house->id);
say($house->toArray());
say(Houses::findFirst($house->id)->toArray());
say(Houses::findFirst("code = 'B2'")->toArray());

$house = new Houses();
$house->assign(['code' => 'C3', 'rooms' => 7, 'floors' => '', 'area' => 1.0, 'price' => '', 'sold' => '0'], ['code', 'rooms']);
say($house->toArray(), $house->create(), $house->id);
say($house->create(), messages($house));
$house->area = 2.0;
$house->sold = false;
say($house->update(), Houses::findFirst($house->id)->toArray());

$other = new Houses();
$other->code = 'D4';
say($other->update(), messages($other));
$other->id = 77;
say($other->save(), $other->id, Houses::count());
$again = new Houses();
$again->assign(['id' => '77', 'code' => 'E5']);
say($again->save(), $again->id, Houses::findFirst(77)->code, Houses::count());
say(attempt(fn () => (new Houses(['code' => 'F6', 'town' => null]))->save()));
say(Houses::find(['order' => 'id'])->toArray());
