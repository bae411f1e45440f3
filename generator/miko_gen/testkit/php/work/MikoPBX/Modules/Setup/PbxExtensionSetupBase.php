<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\Modules\Setup;

use MikoGen\TestKit\Scratch;
use MikoPBX\Common\Handlers\CriticalErrorsHandler;
use MikoPBX\Common\Models\PbxExtensionModules;
use MikoPBX\Common\Models\PbxSettings;
use MikoPBX\Common\Providers\ConfigProvider;
use MikoPBX\Common\Providers\MainDatabaseProvider;
use MikoPBX\Common\Providers\MarketPlaceProvider;
use MikoPBX\Common\Providers\ModulesDBConnectionsProvider;
use MikoPBX\Core\System\Directories;
use MikoPBX\Core\System\Upgrade\UpdateDatabase;
use MikoPBX\Core\System\Util;
use MikoPBX\Modules\PbxExtensionUtils;
use Throwable;

/** How a module comes onto the PBX and goes from it (Modules/Setup/PbxExtensionSetupBase.php). */
trait PbxExtensionSetupBase
{
    protected string $min_pbx_version = '2024.2.3';
    public array $wiki_links = [];

    public function __construct(string $moduleUniqueID)
    {
        $this->moduleUniqueID = $moduleUniqueID;
        $this->messages = [];
        $container = $this->getDI();
        $this->db = $container->getShared(MainDatabaseProvider::SERVICE_NAME);
        $this->config = $container->getShared(ConfigProvider::SERVICE_NAME);
        $this->license = $container->getShared(MarketPlaceProvider::SERVICE_NAME);
        $this->moduleDir = Directories::getDir(Directories::CORE_MODULES_DIR) . "/$moduleUniqueID";
        $about = json_decode((string)@file_get_contents("$this->moduleDir/module.json"), true);
        if (!$about) {
            return;
        }
        $this->version = $about['version'];
        $this->min_pbx_version = $about['min_pbx_version'] ?? '';
        $this->developer = $about['developer'];
        $this->support_email = $about['support_email'];
        $this->lic_product_id = $about['lic_product_id'] ?? 0;
        $this->lic_feature_id = $about['lic_feature_id'] ?? 0;
        $links = $about['wiki_links'] ?? [];
        $this->wiki_links = is_array($links) ? $links : [];
    }

    public function installModule(): bool
    {
        $steps = [
            'activateLicense' => 'ext_ErrorOnLicenseActivation',
            'installFiles' => 'ext_ErrorOnInstallFiles',
            'installDB' => 'ext_ErrorOnInstallDB',
            'fixFilesRights' => 'ext_ErrorOnAppliesFilesRights',
        ];
        try {
            if (!$this->checkCompatibility()) {
                return false;
            }
            foreach ($steps as $step => $text) {
                if (!$this->{$step}()) {
                    $this->messages[] = $this->translation->_($text);
                    return false;
                }
            }
        } catch (Throwable $error) {
            $this->messages[] = CriticalErrorsHandler::handleExceptionWithSyslog($error);
            return false;
        }

        return true;
    }

    public function checkCompatibility(): bool
    {
        $version = str_replace('-dev', '', PbxSettings::getValueByKey(PbxSettings::PBX_VERSION));
        if (version_compare($version, $this->min_pbx_version) >= 0) {
            return true;
        }
        $wanted = ['version' => $this->min_pbx_version];
        $this->messages[] = $this->translation->_('ext_ModuleDependsHigherVersion', $wanted);

        return false;
    }

    public function activateLicense(): bool
    {
        if ($this->lic_product_id <= 0) {
            return true;
        }
        if (PbxSettings::getValueByKey(PbxSettings::PBX_LICENSE) === '') {
            $this->messages[] = $this->translation->_('ext_EmptyLicenseKey');
            return false;
        }
        $this->license->addtrial($this->lic_product_id);

        return true;
    }

    public function installFiles(): bool
    {
        PbxExtensionUtils::createAssetsSymlinks($this->moduleUniqueID);
        PbxExtensionUtils::createViewSymlinks($this->moduleUniqueID);
        PbxExtensionUtils::createAgiBinSymlinks($this->moduleUniqueID);
        $backup = "{$this->config->path('core.modulesDir')}/Backup/$this->moduleUniqueID/db";
        foreach (glob("$backup/*") ?: [] as $file) {
            is_dir("$this->moduleDir/db") || mkdir("$this->moduleDir/db", 0o755, true);
            copy($file, "$this->moduleDir/db/" . basename($file));
        }

        return true;
    }

    public function fixFilesRights(): bool
    {
        Util::addRegularWWWRights($this->moduleDir);
        foreach (['agi-bin', 'bin'] as $folder) {
            is_dir("$this->moduleDir/$folder") && Util::addExecutableRights("$this->moduleDir/$folder");
        }

        return true;
    }

    public function installDB(): bool
    {
        return $this->createSettingsTableByModelsAnnotations() && $this->registerNewModule() && $this->addToSidebar();
    }

    public function createSettingsTableByModelsAnnotations(): bool
    {
        ModulesDBConnectionsProvider::recreateModulesDBConnections();
        $update = new UpdateDatabase();
        foreach (glob("$this->moduleDir/Models/*.php") ?: [] as $file) {
            $class = "Modules\\$this->moduleUniqueID\\Models\\" . basename($file, '.php');
            if (!$update->createUpdateDbTableByAnnotations($class)) {
                return false;
            }
        }
        ModulesDBConnectionsProvider::recreateModulesDBConnections();

        return true;
    }

    public function registerNewModule(): bool
    {
        $module = PbxExtensionModules::findFirstByUniqid($this->moduleUniqueID);
        if ($module === null) {
            $module = new PbxExtensionModules();
            $module->name = $this->translation->_("Breadcrumb$this->moduleUniqueID");
            $module->disabled = '1';
        }
        $module->uniqid = $this->moduleUniqueID;
        $module->developer = $this->developer;
        $module->version = $this->version;
        $module->description = $this->translation->_("SubHeader$this->moduleUniqueID");
        $module->support_email = $this->support_email;
        $module->wiki_links = json_encode($this->wiki_links, JSON_THROW_ON_ERROR);

        return $module->save();
    }

    public function addToSidebar(): bool
    {
        $key = "AdditionalMenuItem$this->moduleUniqueID";
        $item = PbxSettings::findFirstByKey($key) ?? new PbxSettings();
        $item->key = $key;
        $item->value = json_encode([
            'uniqid' => $this->moduleUniqueID,
            'group' => 'modules',
            'iconClass' => 'puzzle',
            'caption' => "Breadcrumb$this->moduleUniqueID",
            'showAtSidebar' => true,
        ]);

        return $item->save();
    }

    public function uninstallModule(bool $keepSettings = false): bool
    {
        try {
            if (!$this->unInstallDB($keepSettings)) {
                $this->messages[] = $this->translation->_('ext_UninstallDBError');
                return false;
            }
            if (!$this->unInstallFiles($keepSettings)) {
                $this->messages[] = $this->translation->_('ext_UnInstallFiles');
                return false;
            }
        } catch (Throwable $error) {
            $this->messages[] = $error->getMessage();
            return false;
        }

        return true;
    }

    public function unInstallDB(bool $keepSettings = false): bool
    {
        return $this->unregisterModule();
    }

    public function unregisterModule(): bool
    {
        return PbxExtensionModules::findFirstByUniqid($this->moduleUniqueID)?->delete() ?? true;
    }

    public function unInstallFiles(bool $keepSettings = false): bool
    {
        $backup = "{$this->config->path('core.modulesDir')}/Backup/$this->moduleUniqueID";
        Scratch::remove($backup);
        if ($keepSettings) {
            mkdir("$backup/db", 0o755, true);
            foreach (glob("$this->moduleDir/db/*") ?: [] as $file) {
                copy($file, "$backup/db/" . basename($file));
            }
        }
        Scratch::remove($this->moduleDir);

        return true;
    }

    public function getMessages(): array
    {
        return $this->messages;
    }

    public function locString(string $stringId): string
    {
        return $this->translation->_($stringId);
    }
}
