<?php

// Queries by other ways: query(), the builder, executeQuery().

use Modules\ModuleProbe\Models\Houses;
use Modules\ModuleProbe\Models\Rooms;
use Phalcon\Di\Di;

foreach ([['A', 'Riga', 1], ['B', 'Riga', 2], ['C', 'Oslo', 3]] as [$code, $town, $rooms]) {
    $house = new Houses();
    $house->assign(['code' => $code, 'town' => $town, 'rooms' => $rooms]);
    $house->save();
    $room = new Rooms();
    $room->assign(['house' => $house->id, 'name' => "Room of $code"]);
    $room->save();
}
$codes = static fn (Closure $query): mixed => attempt(static fn () => array_column($query()->toArray(), 'code'));
say($codes(fn () => Houses::query()->where("town = 'Riga'")->execute()), $codes(fn () => Houses::query()->where('town = :t:')->bind(['t' => 'Riga'])->andWhere('rooms > 1')->execute()));
say($codes(fn () => Houses::query()->where('town = :t:', ['t' => 'Riga'])->orWhere("code = 'C'")->orderBy('rooms DESC')->limit(2)->execute()));
say($codes(fn () => Houses::query()->inWhere('code', ['A', 'C'])->execute()), $codes(fn () => Houses::query()->notInWhere('code', ['A'])->execute()), $codes(fn () => Houses::query()->betweenWhere('rooms', 2, 3)->execute()), $codes(fn () => Houses::query()->columns(['code'])->limit(1, 1)->execute()));
$manager = Di::getDefault()->get('modelsManager');
say($codes(fn () => $manager->createBuilder()->from(Houses::class)->where('rooms >= :r:', ['r' => 2])->orderBy('code DESC')->getQuery()->execute()));
say($codes(fn () => $manager->createBuilder()->columns(['code', 'town'])->from(Houses::class)->andWhere("town = 'Riga'")->limit(1)->offset(1)->getQuery()->execute()));
say($codes(fn () => $manager->executeQuery('SELECT * FROM [' . Houses::class . "] WHERE town = 'Riga' ORDER BY code DESC")));
say($codes(fn () => $manager->executeQuery('SELECT code, rooms FROM [' . Houses::class . '] WHERE rooms > :r:', ['r' => 1])));
say(attempt(fn () => $manager->createBuilder()->columns(['h.code', 'name' => 'r.name'])->from(['h' => Houses::class])->join(Rooms::class, 'r.house = h.id', 'r')->where("h.town = 'Riga'")->orderBy('h.code')->getQuery()->execute()->toArray()));
say(attempt(fn () => $manager->createBuilder()->columns(['r.name'])->from(['h' => Houses::class])->leftJoin(Rooms::class, 'r.house = h.id', 'r')->groupBy('h.id')->having('COUNT(*) > 0')->getQuery()->execute()->toArray()));
say(attempt(fn () => $manager->createBuilder()->from(Houses::class)->where("code = 'A'")->getQuery()->getSingleResult()->code));
say(attempt(fn () => $manager->createBuilder(['models' => [Houses::class], 'conditions' => "town = 'Riga'", 'limit' => 1])->getQuery()->execute()->count()));
say(attempt(fn () => $manager->createBuilder()->from(Houses::class)->inWhere('code', ['A'])->getPhql()));
