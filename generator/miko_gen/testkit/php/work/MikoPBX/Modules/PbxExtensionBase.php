<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\Modules;

use MikoPBX\Modules\Logger;

/** A module's own class knows its module and has a log (Modules/PbxExtensionBase.php). */
trait PbxExtensionBase
{
    public function __construct()
    {
        $this->config = $this->getDI()->getShared('config');
        $parts = explode('\\', static::class);
        $modules = $this->config->path('core.modulesDir');
        if (!empty($this->moduleUniqueId)) {
            $this->moduleDir = "$modules$this->moduleUniqueId";
        } elseif (count($parts) === 4 && $parts[0] === 'Modules') {
            $this->moduleUniqueId = $parts[1];
            $this->moduleDir = "$modules/$parts[1]";
        }
        $this->logger = new Logger(end($parts), $this->moduleUniqueId);
    }
}
