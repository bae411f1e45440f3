<?php

declare(strict_types=1);

namespace MikoPBX\Common\Providers;

use MikoPBX\Common\Models\PbxSettings;
use Phalcon\Di\DiInterface;
use Phalcon\Di\ServiceProviderInterface;

/**
 * The language of the admin cabinet.
 */
class LanguageProvider implements ServiceProviderInterface
{
    public const string SERVICE_NAME = 'language';
    public const string PREFERRED_LANG_WEB = 'PREFERRED_LANG_WEB';

    /** Some of Core's. */
    public const array AVAILABLE_LANGUAGES = [
        'en' => ['name' => 'English', 'flag' => 'united kingdom', 'translationKey' => 'ex_English'],
        'ru' => ['name' => 'Русский', 'flag' => 'russia', 'translationKey' => 'ex_Russian'],
        'de' => ['name' => 'Deutsch', 'flag' => 'germany', 'translationKey' => 'ex_Deutsch'],
        'es' => ['name' => 'Español', 'flag' => 'spain', 'translationKey' => 'ex_Spanish'],
        'fr' => ['name' => 'Français', 'flag' => 'france', 'translationKey' => 'ex_French'],
    ];

    public function register(DiInterface $di): void
    {
        $di->setShared(
            self::SERVICE_NAME,
            fn (): string => PbxSettings::getValueByKey('WebAdminLanguage') ?: 'en'
        );
    }
}
