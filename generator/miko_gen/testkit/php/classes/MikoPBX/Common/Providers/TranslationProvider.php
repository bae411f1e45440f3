<?php

declare(strict_types=1);

namespace MikoPBX\Common\Providers;

use Phalcon\Di\Di;
use Phalcon\Di\DiInterface;
use Phalcon\Di\ServiceProviderInterface;
use Phalcon\Translate\Adapter\AdapterInterface;
use Phalcon\Translate\InterpolatorFactory;
use Phalcon\Translate\TranslateFactory;

/**
 * Texts by their keys, in the language of the request.
 */
class TranslationProvider implements ServiceProviderInterface
{
    public const string SERVICE_NAME = 'translation';

    public function register(DiInterface $di): void
    {
        $di->setShared(self::SERVICE_NAME, function () use ($di): AdapterInterface {
            $factory = new TranslateFactory(new InterpolatorFactory());

            return $factory->newInstance('array', ['content' => $di->getShared(MessagesProvider::SERVICE_NAME)]);
        });
    }

    public static function translate(string $translateKey, array $placeholders = []): string
    {
        return Di::getDefault()?->getShared(self::SERVICE_NAME)->_($translateKey, $placeholders) ?? $translateKey;
    }
}
