<?php

// Questions that make no sense.

use Modules\ModuleProbe\Models\Houses;

$house = new Houses();
$house->code = 'A';
$house->save();
foreach (['nosuch = 1', 'notes = 1', 'code = :a:', 'code ==', "code = 'A", 'code = 1 AND', 'SELECT', 'code; DROP', 'code # 1', '[nosuch] = 1', 'x.code = 1', ''] as $conditions) {
    say($conditions, attempt(fn () => count(Houses::find($conditions))));
}
foreach ([['order' => 'nosuch'], ['columns' => 'nosuch'], ['group' => 'nosuch'], ['limit' => 'x'], ['conditions' => 'code = ?0'], ['code = :a:', 'bind' => ['b' => 1]], ['code = ?0', 'bind' => []], ['code = :a:', 'bind' => ['a' => 'A', 'b' => 1]]] as $parameters) {
    say($parameters, attempt(fn () => count(Houses::find($parameters))));
}
say(attempt(fn () => Houses::findFirstByNosuch(1)), attempt(fn () => Houses::findByNosuch(1)), attempt(fn () => Houses::countByNosuch(1)));
say(attempt(fn () => Houses::findFirstByCode()), attempt(fn () => Houses::nosuch(1)), attempt(fn () => $house->nosuch(1)), attempt(fn () => $house->getNosuch()));
say(attempt(fn () => $house->nosuch), isset($house->nosuch), attempt(fn () => $house->getRelated('nosuch')));
