<?php

// count(), sum(), average(), minimum(), maximum().

use Modules\ModuleProbe\Models\Houses;

say(Houses::count(), Houses::sum(['column' => 'rooms']), Houses::average(['column' => 'rooms']), Houses::maximum(['column' => 'rooms']), Houses::minimum(['column' => 'rooms']));
foreach ([['A', 'Riga', 1], ['B', 'Riga', 2], ['C', 'Oslo', 6]] as [$code, $town, $rooms]) {
    $house = new Houses();
    $house->assign(['code' => $code, 'town' => $town, 'rooms' => $rooms, 'area' => $rooms / 4]);
    $house->save();
}
say(Houses::count(), Houses::count("town = 'Riga'"), Houses::count(['town = :town:', 'bind' => ['town' => 'Oslo']]), Houses::count(['distinct' => 'town']));
say(Houses::count(['column' => 'town']), Houses::count(['group' => 'town'])->toArray(), Houses::count(['group' => 'town', 'order' => 'rowcount DESC'])->toArray());
say(Houses::sum(['column' => 'rooms']), Houses::sum(['column' => 'area']), Houses::sum(['column' => 'rooms', 'conditions' => "town = 'Nowhere'"]));
say(Houses::average(['column' => 'rooms']), Houses::average(['column' => 'area', 'conditions' => "town = 'Riga'"]));
say(Houses::maximum(['column' => 'rooms']), Houses::minimum(['column' => 'rooms']), Houses::maximum(['column' => 'code']), Houses::maximum(['column' => 'town', 'group' => 'rooms'])->toArray());
say(Houses::sum(['column' => 'rooms', 'group' => 'town'])->toArray());
foreach (Houses::count(['group' => 'town']) as $row) {
    say($row::class, $row->town, $row->rowcount);
}
