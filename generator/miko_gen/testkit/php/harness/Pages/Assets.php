<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Pages;

use MikoPBX\AdminCabinet\Providers\AssetProvider;
use Phalcon\Assets\Manager;

/**
 * What every page of Core loads, by Core's own paths: a page of a module that needs more must add it. Without the flags:
 * Fomantic UI has them from another host.
 */
final class Assets
{
    private const STYLES = [
        'grid', 'divider', 'container', 'header', 'button', 'form', 'icon', 'image', 'input', 'message', 'segment',
        'site', 'reset', 'transition', 'dropdown', 'checkbox', 'menu', 'sidebar', 'table', 'loader', 'label', 'dimmer',
        'accordion', 'placeholder', 'item', 'tab', 'popup', 'toast',
    ];
    private const BEHAVIOURS = [
        'form', 'api', 'site', 'popup', 'dropdown', 'transition', 'checkbox', 'accordion', 'dimmer', 'sidebar', 'toast',
        'tab',
    ];
    private const SCRIPTS = [
        'main/form', 'FormElements/dynamic-dropdown-builder', 'Language/language-select', 'main/config',
        'PbxAPI/pbx-api-client', 'main/event-bus', 'main/semantic-localization', 'main/delete-something',
        'main/user-message', 'main/footer',
    ];

    public static function ofEveryPage(Manager $assets): void
    {
        foreach (self::STYLES as $name) {
            $assets->collection(AssetProvider::SEMANTIC_UI_CSS)->addCss("css/vendor/semantic/$name.min.css", true);
        }
        foreach (self::BEHAVIOURS as $name) {
            $assets->collection(AssetProvider::SEMANTIC_UI_JS)->addJs("js/vendor/semantic/$name.min.js", true);
        }
        foreach (self::SCRIPTS as $name) {
            $assets->collection(AssetProvider::FOOTER_PBX_JS)->addJs("js/pbx/$name.js", true);
        }
        $assets->collection(AssetProvider::HEADER_PBX_JS)->addJs('js/vendor/jquery.min.js', true)
            ->addJs('js/pbx/main/security-utils.js', true);
        $assets->collection(AssetProvider::FOOTER_LOC)
            ->addJs('js/cache/localization.js', true)
            ->addJs('js/pbx/main/global-translate.js', true);
        $assets->collection(AssetProvider::HEADER_CSS)->addCss('css/custom.css', true);
        foreach (['HEADER_JS', 'HEADER_SENTRY_JS', 'FOOTER_ACE', 'FOOTER_JS'] as $name) {
            $assets->collection(constant(AssetProvider::class . "::$name"));
        }
    }
}
