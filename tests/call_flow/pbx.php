<?php

/**
 * Installs a module on a PBX of the test kit and writes Asterisk's configuration with the module's hooks in it:
 *
 *   php pbx.php KIT MODULE ETC < what.json
 *
 * what.json: {"ports": {"manager": 1, "sip": 2, "http": 3}, "rows": {"Model": [{"field": value}]}, "sound": "path"}.
 * Prints the module's database and how Core's supervisor calls its workers.
 */

declare(strict_types=1);

use MikoGen\TestKit\Pbx;
use MikoGen\Tests\Configs;
use MikoPBX\Common\Models\PbxSettings;
use MikoPBX\Common\Models\SoundFiles;

[, $kit, $module, $etc] = $argv;
require "$kit/bootstrap.php";
require __DIR__ . '/Configs.php';

$what = json_decode((string)stream_get_contents(STDIN), true, flags: JSON_THROW_ON_ERROR);
Pbx::boot($module);
$pbx = new Pbx();
$said = $pbx->install();
if ($said !== [] || !$pbx->enable()) {
    fwrite(STDERR, implode("\n", $said) . "\nthe module is not enabled\n");
    exit(1);
}
PbxSettings::setValueByKey(PbxSettings::AMI_PORT, (string)$what['ports']['manager']);
PbxSettings::setValueByKey(PbxSettings::AJAM_PORT, (string)$what['ports']['http']);

$save = static function (object $record, array $values): void {
    foreach ($values as $name => $value) {
        $record->$name = $value;
    }
    if (!$record->save()) {
        fwrite(STDERR, $record::class . ': ' . implode(', ', $record->getMessages()) . "\n");
        exit(1);
    }
};
$sound = new SoundFiles();
$save($sound, ['name' => 'greeting', 'path' => $what['sound'], 'category' => 'custom']);
foreach ($what['rows'] as $model => $rows) {
    $own = Pbx::module()->className("Models\\$model");
    $class = class_exists($own) ? $own : "MikoPBX\\Common\\Models\\$model";
    foreach ($rows as $row) {
        $row = array_map(static fn (mixed $value): mixed => $value === '{sound}' ? $sound->id : $value, $row);
        $save((isset($row['id']) ? $class::findFirstById($row['id']) : null) ?? new $class(), $row);
    }
}

$workers = [];
foreach ($pbx->conf()->getModuleWorkers() as $worker) {
    $workers[] = ['class' => $worker['worker'], 'check' => $worker['type']];
}
foreach ((new Configs($pbx->conf(), Pbx::module()->id, $what['ports']))->files() as $name => $text) {
    file_put_contents("$etc/$name", $text);
}
echo json_encode(['database' => $pbx->databaseFile(), 'workers' => $workers]);
