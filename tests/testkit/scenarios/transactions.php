<?php

// Transactions on the module's own connection, and on Core's.

use Modules\ModuleProbe\Models\Houses;
use Phalcon\Di\Di;

$make = static function (string $code): bool {
    $house = new Houses();
    $house->code = $code;
    return $house->save();
};
$connection = (new Houses())->getWriteConnection();
say($connection->begin(), $make('A'), Houses::count(), $connection->isUnderTransaction(), $connection->getTransactionLevel(), $connection->rollback(), Houses::count());
say($connection->begin(), $make('B'), $connection->commit(), Houses::count(), $connection->isUnderTransaction());
say($connection->begin(), $connection->begin(), $connection->getTransactionLevel(), $make('C'), $connection->commit(), $connection->rollback(), Houses::count());
say(attempt(fn () => $connection->commit()), attempt(fn () => $connection->rollback()));
$main = Di::getDefault()->getShared('db');
say($main->begin(), $make('D'), $main->rollback(), Houses::count());
say($main->begin(), $make('E'), $main->commit(), Houses::count(), $connection->getTransactionLevel());
say((new Houses())->getReadConnectionService(), (new Houses())->getSource(), $connection === (new Houses())->getReadConnection());
