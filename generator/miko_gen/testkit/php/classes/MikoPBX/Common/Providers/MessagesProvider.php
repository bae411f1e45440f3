<?php

declare(strict_types=1);

namespace MikoPBX\Common\Providers;

use MikoGen\TestKit\Pbx;
use Phalcon\Di\DiInterface;
use Phalcon\Di\ServiceProviderInterface;

/**
 * All texts of the language: what it lacks is English, and a module's text goes before Core's.
 */
class MessagesProvider implements ServiceProviderInterface
{
    public const string SERVICE_NAME = 'messages';

    public function register(DiInterface $di): void
    {
        $di->setShared(self::SERVICE_NAME, function () use ($di): array {
            $language = $di->getShared(LanguageProvider::SERVICE_NAME);
            $kit = dirname(__DIR__, 4) . '/messages';
            $texts = [];
            foreach ([$kit, Pbx::module()->folder . '/Messages'] as $folder) {
                foreach (array_unique(['en', $language]) as $one) {
                    $files = is_dir("$folder/$one") ? glob("$folder/$one/*.php") ?: [] : ["$folder/$one.php"];
                    foreach (array_filter($files, is_file(...)) as $file) {
                        $texts = array_merge($texts, require $file);
                    }
                }
            }

            return $texts;
        });
    }
}
