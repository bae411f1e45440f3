<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\Core\System;

use Phalcon\Di\Di;

/** The folders that the service `config` names (Core/System/Directories.php). */
trait Directories
{
    /** Where Core keeps them. A test's PBX has the same tree below a folder of its own. */
    public const DEFAULT_DIRS = [
        'core.cfDir' => '/cf',
        'core.varEtcDir' => '/var/etc',
        'core.modulesDir' => '/mountpoint/mikopbx/custom_modules',
        'core.tempDir' => '/mountpoint/mikopbx/tmp',
        'core.confBackupDir' => '/mountpoint/mikopbx/backup/db',
        'core.logsDir' => '/var/log',
        'core.mediaMountPoint' => '/mountpoint',
        'core.fail2banDbDir' => '/mountpoint/mikopbx/fail2ban',
        'core.geoip2DbDir' => '/mountpoint/mikopbx/geoip2',
        'asterisk.astvarlibdir' => '/offload/asterisk',
        'asterisk.astetcdir' => '/etc/asterisk',
        'asterisk.astmoddir' => '/offload/asterisk/modules',
        'asterisk.astagidir' => '/var/lib/asterisk/agi-bin',
        'asterisk.astdbdir' => '/mountpoint/mikopbx/persistence',
        'asterisk.astlogdir' => '/mountpoint/mikopbx/astlogs/asterisk',
        'asterisk.astspooldir' => 'mountpoint/mikopbx/astspool',
        'asterisk.mediadir' => '/mountpoint/mikopbx/media',
        'asterisk.monitordir' => '/mountpoint/mikopbx/astspool/monitor',
        'asterisk.mohdir' => '/mountpoint/mikopbx/media/moh',
        'asterisk.customSoundDir' => '/mountpoint/mikopbx/media/custom',
        'asterisk.astsoundsdir' => '/mountpoint/mikopbx/media/sounds',
        'asterisk.luaDialplanDir' => '/etc/asterisk/extensions-lua',
        'www.uploadDir' => '/mountpoint/mikopbx/tmp/www_cache/upload_cache',
        'www.downloadCacheDir' => '/mountpoint/mikopbx/tmp/www_cache/files_cache',
        'adminApplication.assetsCacheDir' => '/var/tmp/www_cache',
        'adminApplication.voltCacheDir' => '/var/tmp/www_cache/volt',
        'adminApplication.viewCacheDir' => '/var/tmp/www_cache/view',
        'core.recordingsCacheDir' => '/mountpoint/mikopbx/tmp/recordings_cache',
    ];

    protected static array $dirCache = [];

    public static function getConfigValue(string $configPath, string $default): string
    {
        return Di::getDefault()?->getShared('config')->path($configPath, $default) ?? $default;
    }

    public static function getDir(string $dirConstant): string
    {
        return self::$dirCache[$dirConstant]
            ??= self::getConfigValue($dirConstant, self::DEFAULT_DIRS[$dirConstant]);
    }

    public static function reset(): void
    {
        self::$dirCache = [];
    }
}
