<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\Modules\Models;

use MikoPBX\Common\Library\Text;
use MikoPBX\Common\Providers\ConfigProvider;
use Phalcon\Mvc\Url;

/** A module's models live in the module's own database (Modules/Models/ModulesModelsBase.php). */
trait ModulesModelsBase
{
    protected bool $initialized = false;
    protected string $moduleUniqueId;

    public function initialize(): void
    {
        $parts = explode('\\', static::class);
        if (count($parts) === 4 && $parts[0] === 'Modules') {
            $this->moduleUniqueId = $parts[1];
            $this->setConnectionService(self::getConnectionServiceName($this->moduleUniqueId));
        }
        parent::initialize();
        $this->initialized = true;
    }

    public function getRepresent(bool $needLink = false): string
    {
        $this->initialized || $this->initialize();
        if ($this->readAttribute('id') === null) {
            return $this->t('mo_NewElement');
        }
        $name = isset($this->moduleUniqueId)
            ? "<i class=\"puzzle piece icon\"></i> {$this->t("mo_$this->moduleUniqueId")}"
            : 'Unknown';
        if (!$needLink) {
            return $name;
        }
        $link = "<a href='{$this->getWebInterfaceLink()}'>$name</a>";

        return $this->t("rep$this->moduleUniqueId", ['represent' => $link]);
    }

    public function getWebInterfaceLink(): string
    {
        $this->initialized || $this->initialize();
        if (!isset($this->moduleUniqueId)) {
            return '#';
        }
        $slug = Text::uncamelize($this->moduleUniqueId, '-');
        $base = $this->getDI()->getShared(ConfigProvider::SERVICE_NAME)->path('adminApplication.baseUri');

        return (new Url())->get("$slug/$slug/index", null, null, $base);
    }

    public static function getConnectionServiceName(string $moduleUniqueId): string
    {
        return "{$moduleUniqueId}_module_db";
    }
}
