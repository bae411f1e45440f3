<?php

// Ways to ask for records.

use Modules\ModuleProbe\Models\Houses;

foreach ([['A', 'Riga', 1], ['B', 'Riga', 2], ['C', 'Oslo', 3], ['D', null, 4], ["E'", 'Tartu', 10]] as [$code, $town, $rooms]) {
    $house = new Houses();
    $house->assign(['code' => $code, 'town' => $town, 'rooms' => $rooms]);
    $house->save() || say(messages($house));
}
$codes = static fn (mixed $parameters): mixed => attempt(
    static fn () => array_column(Houses::find($parameters)->toArray(), 'code')
);
say($codes(null), $codes([]), $codes("town = 'Riga'"), $codes(['town = "Riga"']), $codes('rooms > 2'));
say($codes(['conditions' => 'town = :town:', 'bind' => ['town' => 'Riga']]));
say($codes(['town = :town: AND rooms >= :rooms:', 'bind' => ['town' => 'Riga', 'rooms' => 2]]));
say($codes(['town = ?0 OR town = ?1', 'bind' => ['Riga', 'Oslo']]));
say($codes(['town = ?1', 'bind' => [1 => 'Oslo']]));
say($codes(['[rooms] IN ({list:array})', 'bind' => ['list' => [1, 3]]]), $codes(['rooms NOT IN ({list:array})', 'bind' => ['list' => ['1', '3']]]));
say($codes(['rooms = {number}', 'bind' => ['number' => 3]]), $codes(['rooms = {number:int}', 'bind' => ['number' => '3']]));
say($codes(['code LIKE :like:', 'bind' => ['like' => '%e%']]), $codes("code LIKE 'a'"), $codes("code = 'a'"));
say($codes('town IS NULL'), $codes('town IS NOT NULL'), $codes('NOT rooms = 1'), $codes('rooms BETWEEN 2 AND 4'));
say($codes("(town = 'Riga' OR town = 'Oslo') AND NOT (rooms = 2)"), $codes("town <> 'Riga'"), $codes("town != 'Riga' && rooms < 9 || rooms = 10"));
say($codes(['order' => 'rooms DESC']), $codes(['order' => 'town, rooms DESC']), $codes(['order' => ['town DESC', 'rooms']]), $codes(['order' => '[code] desc']));
say($codes(['limit' => 2]), $codes(['limit' => 2, 'offset' => 1]), $codes(['limit' => ['number' => 2, 'offset' => 3]]), $codes(['limit' => [2, 1]]), $codes(['limit' => '2']));
say($codes(['rooms + 1 = 4']), $codes('rooms * 2 > 6'), $codes("LOWER(town) = 'oslo'"), $codes('LENGTH(code) = 2'), $codes("code || town = 'COslo'"));
say($codes(['conditions' => "code = 'E'''"]), $codes(['code = :code:', 'bind' => ['code' => "E'"]]), $codes('1 = 1'), $codes('1=0'));
say($codes("Modules\\ModuleProbe\\Models\\Houses.code = 'A'"), $codes("[Modules\\ModuleProbe\\Models\\Houses].[code] = 'A'"), $codes("Houses.code = 'A'"));
say(Houses::findFirst("town = 'Riga'")->code, Houses::findFirst(2)->code, Houses::findFirst('3')->code, Houses::findFirst(99), Houses::findFirst('code = "Z"'));
say(Houses::findFirst(['order' => 'rooms DESC'])->code, Houses::findFirst(['columns' => 'code', 'order' => 'rooms DESC'])->code);
say(count(Houses::find(99)), count(Houses::find(2)), count(Houses::find('2')));
say(Houses::find(['columns' => 'code, rooms', 'limit' => 2])->toArray(), Houses::find(['columns' => ['code', 'r' => 'rooms'], 'limit' => 1])->toArray());
say(Houses::find(['columns' => 'town AS place, COUNT(*) AS number', 'group' => 'town', 'order' => 'place'])->toArray());
say(Houses::find(['columns' => 'DISTINCT town', 'order' => 'town'])->toArray(), Houses::find(['columns' => 'MAX(rooms) AS most'])->toArray());
say(Houses::find(['columns' => 'town', 'group' => ['town'], 'having' => 'COUNT(*) > 1'])->toArray());
