<?php

// The types of what comes back, for every type of column and of property.

use Modules\ModuleProbe\Models\Houses;

$values = [
    ['rooms' => '7', 'floors' => 3, 'area' => '1.5', 'height' => 2, 'price' => 0.1, 'sold' => true, 'notes' => 5, 'town' => 6],
    ['rooms' => '007', 'floors' => '', 'area' => 'x', 'height' => '', 'price' => null, 'sold' => 'yes', 'notes' => '', 'town' => ''],
    ['rooms' => 7.0, 'floors' => null, 'area' => '1,5', 'height' => '1e2', 'price' => '12.50', 'sold' => false, 'notes' => true, 'town' => '0'],
    ['rooms' => ' 7 ', 'floors' => '-1', 'area' => -0.0, 'height' => '9007199254740993', 'price' => '99999999999999999999', 'sold' => 0, 'notes' => 1.0, 'town' => 'ёж'],
];
foreach ($values as $number => $row) {
    $house = new Houses();
    $house->code = "C$number";
    say(attempt(fn () => $house->assign($row)->save()), $house->toArray());
    $read = Houses::findFirst($number + 1);
    say($read?->toArray());
    say(attempt(fn () => Houses::find($number + 1)->toArray()[0] ?? null));
    $row = $pbx->database()->query('SELECT *, typeof(rooms) AS r, typeof(floors) AS f, typeof(area) AS a, typeof(sold) AS s FROM m_Houses ORDER BY id DESC LIMIT 1')->fetch(PDO::FETCH_ASSOC);
    say($row);
}
