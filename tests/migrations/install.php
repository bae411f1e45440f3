<?php

/**
 * Installs a module over the database of an older version of it, and prints what is then in a database.
 *
 *   php install.php KIT MODULE OLDER-DATABASE RESULT.db SQL
 *
 * An OLDER-DATABASE that is not there makes a first installation. SQL is run in the end, before the database is copied to
 * RESULT.db. Prints JSON: the messages of the installer.
 */

declare(strict_types=1);

[, $kit, $module, $older, $result, $sql] = $argv;
require "$kit/bootstrap.php";
MikoGen\TestKit\Pbx::boot($module);

$pbx = new MikoGen\TestKit\Pbx();
if (is_file($older)) {
    $kept = $pbx->keptDatabaseFile();
    is_dir(dirname($kept)) || mkdir(dirname($kept), 0777, true);
    copy($older, $kept);
}
echo json_encode($pbx->install());
$pbx->database()->exec($sql);
copy($pbx->databaseFile(), $result);
