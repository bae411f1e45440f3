<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

use MikoGen\TestKit\Models\Schema;
use MikoGen\TestKit\Models\Table;
use MikoPBX\Common\Models\PbxExtensionModules;
use MikoPBX\Common\Models\PbxSettings;
use MikoPBX\Core\System\Upgrade\UpdateDatabase;
use Phalcon\Db\Adapter\AdapterInterface;

/**
 * What a new PBX has in its database: the tables of Core's models, all of them empty.
 */
final class CoreDatabase
{
    /** @var array<string, array<string, mixed>>|null */
    private static ?array $facts = null;

    /** @return array<string, string> Core's default settings */
    public static function settings(): array
    {
        return self::facts()['settings'];
    }

    public static function fill(AdapterInterface $connection): void
    {
        // Every model asks these two which modules there are.
        foreach ([PbxSettings::class => 'm_PbxSettings', PbxExtensionModules::class => 'm_PbxExtensionModules'] as $class => $name) {
            (new Schema($connection, $name, Table::of($class)))->update(false);
        }
        $update = new UpdateDatabase();
        foreach (glob(dirname(__DIR__) . '/standins/MikoPBX/Common/Models/*.php') ?: [] as $file) {
            $class = 'MikoPBX\\Common\\Models\\' . basename($file, '.php');
            if ($class !== 'MikoPBX\\Common\\Models\\ModelsBase') {
                $update->createUpdateDbTableByAnnotations($class);
            }
        }
    }

    /** @return array<string, array<string, mixed>> */
    private static function facts(): array
    {
        return self::$facts ??= json_decode((string)file_get_contents(dirname(__DIR__) . '/database.json'), true);
    }
}
