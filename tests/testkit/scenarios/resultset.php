<?php

// What find() gives.

use Modules\ModuleProbe\Models\Houses;

foreach (['A', 'B', 'C'] as $code) {
    $house = new Houses();
    $house->code = $code;
    $house->save();
}
$houses = Houses::find(['order' => 'id']);
say($houses::class, count($houses), $houses->count(), $houses->getFirst()->code, $houses->getLast()->code, $houses[1]->code, isset($houses[2]), isset($houses[3]));
say(attempt(fn () => $houses[3]), attempt(function () use ($houses) {
    $houses[0] = 1;
}), attempt(function () use ($houses) {
    unset($houses[0]);
}));
foreach ($houses as $key => $house) {
    say($key, $house::class, $house->code);
}
foreach ($houses as $house) {
    say($house->code);
    break;
}
say($houses->valid(), $houses->key(), $houses->current()->code);
say(array_column($houses->toArray(), 'code'), json_encode($houses) === json_encode($houses->toArray()), $houses->jsonSerialize() === $houses->toArray());
say(array_map(fn ($house) => $house->code, iterator_to_array($houses)));
say(array_column($houses->filter(fn ($house) => $house->code === 'B' ? $house : false), 'code'));
say($houses->isFresh(), count($houses->getMessages()));
$none = Houses::find("code = 'Z'");
say(count($none), $none->getFirst(), $none->getLast(), $none->toArray(), (bool)$none, $none->valid());
say($houses->update(['town' => 'Oslo']), Houses::count("town = 'Oslo'"));
say(Houses::find("code <> 'A'")->delete(), Houses::count(), $none->delete());
say(Houses::find(['columns' => 'code'])[0]->code, Houses::find(['columns' => 'code'])->getFirst()->toArray());
