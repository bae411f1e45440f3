<?php

// A table that was there before: what another version of the module's models makes of it.

use MikoPBX\Core\System\Upgrade\UpdateDatabase;
use Modules\ModuleProbe\Models\Houses;

$structure = static function () use ($pbx): void {
    $database = $pbx->database();
    say($database->query("SELECT sql FROM sqlite_master WHERE tbl_name = 'm_Houses' AND sql IS NOT NULL ORDER BY name")->fetchAll(PDO::FETCH_COLUMN));
    say($database->query('SELECT * FROM m_Houses ORDER BY id')->fetchAll(PDO::FETCH_ASSOC));
};
$update = static function (bool $keep = false): void {
    ob_start();
    $done = @(new UpdateDatabase())->createUpdateDbTableByAnnotations(Houses::class, $keep);
    ob_end_clean();
    say($done);
};
$connection = (new Houses())->getWriteConnection();
$house = new Houses(['code' => 'A', 'town' => 'Oslo', 'rooms' => 5]);
$house->save();
$update();
$structure();

$connection->execute('DROP TABLE m_Houses');
$connection->execute('CREATE TABLE m_Houses (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `code` VARCHAR(40) NULL, `old` TEXT)');
$connection->execute("INSERT INTO m_Houses (code, old) VALUES ('A', 'x'), ('B', 'y')");
$update();
$structure();
say(Houses::find()->toArray());

$connection->execute('DROP INDEX i_m_Houses_code');
$connection->execute('CREATE INDEX other ON m_Houses (rooms)');
$update();
$structure();

$connection->execute('ALTER TABLE m_Houses ADD COLUMN more TEXT');
$connection->execute("UPDATE m_Houses SET more = 'kept'");
$update(true);
say($connection->fetchAll('SELECT code, more FROM m_Houses ORDER BY id'));
$update();
say($connection->fetchAll('SELECT * FROM m_Houses ORDER BY id'));
