<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Pages;

use MikoGen\TestKit\Html;
use MikoPBX\Common\Models\PbxExtensionModules;
use MikoPBX\Common\Models\PbxSettings;
use MikoPBX\Common\Providers\PBXConfModulesProvider;
use Phalcon\Di\DiInterface;

/**
 * The sidebar: Core's groups, and in them what the enabled modules asked for in PbxSettings.
 */
final class Menu
{
    private const GROUPS = [
        'setup' => 'mm_Setup', 'routing' => 'mm_Routing', 'modules' => 'mm_PbxExtensionModules',
        'maintenance' => 'mm_Maintenance', 'networkSettings' => 'mm_NetworkSettings', 'server' => 'mm_System',
        'integrations' => 'mm_Integrations',
    ];

    /** @var array<string, array<string, mixed>> */
    private readonly array $groups;

    public function __construct(private readonly DiInterface $di)
    {
        $groups = array_map(
            static fn (string $caption): array => ['caption' => $caption, 'iconclass' => '', 'submenu' => []],
            self::GROUPS
        );
        foreach (PbxExtensionModules::find("disabled = '0'") as $module) {
            $setting = PbxSettings::findFirstByKey("AdditionalMenuItem$module->uniqid");
            $item = json_decode((string)$setting?->value, true);
            if ($item['showAtSidebar'] ?? false) {
                $controller = "Modules\\$module->uniqid\\App\\Controllers\\{$module->uniqid}Controller";
                $groups[$item['group']]['submenu'][$controller] = [
                    'caption' => $item['caption'], 'iconclass' => $item['iconClass'], 'action' => 'index', 'param' => '',
                ];
            }
        }
        PBXConfModulesProvider::hookModulesMethod('onBeforeHeaderMenuShow', [&$groups]);
        $this->groups = $groups;
    }

    public function getMenu(): void
    {
        $texts = $this->di->getShared('translation');
        foreach ($this->groups as $group) {
            // A caption is HTML, as in Core.
            echo '<div class="item"><div class="header">', $texts->_($group['caption']), '</div><div class="menu">';
            foreach ($group['submenu'] as $controller => $item) {
                echo '<a', Html::attributes(['href' => $this->address($controller, $item), 'class' => 'item']), '>',
                    '<i', Html::attributes(['class' => "$item[iconclass] icon"]), "></i>{$texts->_($item['caption'])}</a>";
            }
            echo '</div></div>';
        }
    }

    public function getIconByController(string $controllerClass): string
    {
        foreach ($this->groups as $group) {
            $item = $group['submenu'][$controllerClass] ?? null;
            if ($item !== null) {
                return '<i' . Html::attributes(['class' => "$item[iconclass] icon"]) . '></i>';
            }
        }

        return '<i class="puzzle icon"></i>';
    }

    private function address(string $controller, array $item): string
    {
        $parts = explode('\\', $controller);
        $path = [
            ...$parts[0] === 'Modules' ? [Names::slug($parts[1])] : [],
            Names::slug(substr(end($parts), 0, -strlen('Controller'))),
            $item['action'],
            $item['param'],
        ];

        return $this->di->getShared('url')->get(implode('/', $path));
    }
}
