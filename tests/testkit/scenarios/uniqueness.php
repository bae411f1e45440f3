<?php

// The validator that asks the table.

use Modules\ModuleProbe\Models\Houses;
use Phalcon\Filter\Validation;
use Phalcon\Filter\Validation\Validator\Uniqueness;

foreach ([['A', 'Riga', 1], ['B', 'Riga', 2], ['C', null, 3]] as [$code, $town, $rooms]) {
    $house = new Houses();
    $house->assign(['code' => $code, 'town' => $town, 'rooms' => $rooms]);
    $house->save();
}
$try = static function (array|string $fields, array $options, object $record): array|string {
    $validation = new Validation();
    $validation->add($fields, new Uniqueness($options));
    return attempt(fn () => array_map(static fn (object $one): array => $one->jsonSerialize(), iterator_to_array($validation->validate(null, $record))));
};
$new = new Houses();
$new->assign(['code' => 'A', 'town' => 'Riga', 'rooms' => 9]);
$old = Houses::findFirst();
say($try('code', [], $new), $try('code', [], $old), $try('rooms', [], $new));
say($try(['town', 'rooms'], [], $new), $try(['code', 'town'], [], $new), $try(['code', 'town'], ['message' => 'both'], $new));
$new->code = 'a';
say($try('code', [], $new), $try('code', ['convert' => fn (array $values): array => array_map(strtoupper(...), $values)], $new));
$new->code = 'B';
say($try('code', ['except' => 'B'], $new), $try('code', ['except' => ['A', 'B']], $new), $try('code', ['except' => 'A'], $new));
$new->town = null;
say($try('town', [], $new), $try('town', ['allowEmpty' => true], $new));
$old->code = 'B';
say($try('code', [], $old), $old->save(), messages($old));
$old->code = 'A';
say($old->save(), $old->id);
$try2 = new Validation();
$try2->add('code', new Uniqueness(['model' => new Houses()]));
say(attempt(fn () => count($try2->validate(['code' => 'C']))), attempt(fn () => count($try2->validate(['code' => 'Z']))));
