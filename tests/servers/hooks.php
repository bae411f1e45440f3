<?php

/**
 * What hooks of a module return on a PBX of the test kit, with one setting after the other:
 *
 *   php hooks.php KIT MODULE < what.json
 *
 * what.json: {"hooks": ["createNginxLocations"], "core": {"AJAMPort": "1"}, "rows": [{"Settings": {"port": "1"}}]}.
 * Prints the folders of the installed module and of the logs, and the texts of the hooks for each of the rows.
 */

declare(strict_types=1);

use MikoGen\TestKit\Pbx;
use MikoPBX\Common\Models\PbxSettings;
use MikoPBX\Core\System\Directories;

[, $kit, $module] = $argv;
require "$kit/bootstrap.php";

$what = json_decode((string)stream_get_contents(STDIN), true, flags: JSON_THROW_ON_ERROR);
Pbx::boot($module);
$pbx = new Pbx();
$said = $pbx->install();
if ($said !== [] || !$pbx->enable()) {
    fwrite(STDERR, implode("\n", $said) . "\nthe module is not enabled\n");
    exit(1);
}
foreach ($what['core'] as $key => $value) {
    PbxSettings::setValueByKey($key, $value);
}
$texts = [];
foreach ($what['rows'] as $models) {
    foreach ($models as $model => $row) {
        $table = (new (Pbx::module()->className("Models\\$model"))())->getSource();
        foreach ($row as $column => $value) {
            // Past the model, which would not take every value.
            $pbx->database()->prepare("UPDATE \"$table\" SET \"$column\" = ?")->execute([$value]);
        }
    }
    $text = [];
    foreach ($what['hooks'] as $hook) {
        // Core drops what is empty.
        $text[$hook] = (string)$pbx->call($hook);
    }
    $texts[] = $text;
}
echo json_encode([
    'folder' => Directories::getDir(Directories::CORE_MODULES_DIR) . '/' . Pbx::module()->id,
    'logs' => Directories::getDir(Directories::CORE_LOGS_DIR),
    'texts' => $texts,
], JSON_THROW_ON_ERROR);
