<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\Modules;

use MikoPBX\Common\Models\PbxExtensionModules;
use MikoPBX\Core\System\Directories;
use MikoPBX\Core\System\SystemMessages;
use MikoPBX\Core\System\Util;
use MikoPBX\Modules\PbxExtensionState;
use Throwable;

/** Where modules are, and whether they are enabled (Modules/PbxExtensionUtils.php). */
trait PbxExtensionUtils
{
    public static function isEnabled(string $moduleUniqueID): bool
    {
        return PbxExtensionModules::findFirstByUniqid($moduleUniqueID)?->disabled === '0';
    }

    public static function getModuleDir(string $moduleUniqueID): string
    {
        return Directories::getDir(Directories::CORE_MODULES_DIR) . "/$moduleUniqueID";
    }

    /** No web server serves them here. */
    public static function createAssetsSymlinks(string $moduleUniqueID): void
    {
    }

    /** Views are taken from the module's folder. */
    public static function createViewSymlinks(string $moduleUniqueID): void
    {
    }

    public static function createAgiBinSymlinks(string $moduleUniqueID): void
    {
        $target = Directories::getDir(Directories::AST_AGI_BIN_DIR);
        is_dir($target) || mkdir($target, 0o755, true);
        foreach (glob(self::getModuleDir($moduleUniqueID) . '/agi-bin/*.php') ?: [] as $file) {
            Util::createUpdateSymlink($file, "$target/" . basename($file));
        }
    }

    public static function forceDisableModule(
        string $moduleUniqueId,
        string $reason = \MikoPBX\Modules\PbxExtensionState::DISABLED_BY_EXCEPTION,
        string $reasonText = ''
    ): void {
        try {
            (new PbxExtensionState($moduleUniqueId))->disableModule($reason, $reasonText);
        } catch (Throwable $error) {
            SystemMessages::sysLogMsg(self::class, "Can not disable module $moduleUniqueId: $error", LOG_ERR);
        }
        $module = PbxExtensionModules::findFirstByUniqid($moduleUniqueId);
        if ($module?->disabled === '0') {
            $module->disabled = '1';
            $module->disableReason = $reason;
            $module->disableReasonText = $reasonText;
            $module->update();
        }
    }

    public static function isLanguagePackModule(string $moduleUniqueID): bool
    {
        return (self::kitAbout($moduleUniqueID)['module_type'] ?? '') === 'languagepack';
    }

    public static function getLanguagePackCode(string $moduleUniqueID): ?string
    {
        $folders = glob(self::getModuleDir($moduleUniqueID) . '/sounds/*', GLOB_ONLYDIR) ?: [];

        return self::kitAbout($moduleUniqueID)['language_code'] ?? (count($folders) === 1 ? basename($folders[0]) : null);
    }

    public static function checkLanguagePackConflict(string $moduleUniqueID, string $languageCode): ?string
    {
        foreach (self::kitPacks($moduleUniqueID) as $id) {
            if (self::getLanguagePackCode($id) === $languageCode) {
                return $id;
            }
        }

        return null;
    }

    /** @return array<string, string> the enabled language packs by their languages */
    public static function getAllLanguagePackModules(): array
    {
        $packs = [];
        foreach (self::kitPacks() as $id) {
            $packs[self::getLanguagePackCode($id)] = $id;
        }
        unset($packs['']);

        return $packs;
    }

    /** @return list<string> the enabled language packs */
    private static function kitPacks(string $besides = ''): array
    {
        $enabled = array_column(PbxExtensionModules::find("disabled = '0'")->toArray(), 'uniqid');

        return array_values(array_filter($enabled, static fn (string $id): bool => $id !== $besides && self::isLanguagePackModule($id)));
    }

    /** @return array<string, mixed> the module's module.json */
    private static function kitAbout(string $moduleUniqueID): array
    {
        $file = self::getModuleDir($moduleUniqueID) . '/module.json';
        return json_decode((string)@file_get_contents($file), true) ?: [];
    }
}
