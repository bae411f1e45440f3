<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

use MikoGen\TestKit\Rest\KitRest;
use MikoPBX\Common\Models\PbxSettings;
use Phalcon\Di\Di;

/**
 * The stand-ins of Core's and Phalcon's classes.
 */
final class KitEngine extends Engine
{
    public function name(): string
    {
        return 'stand-ins of Core ' . self::release();
    }

    public function boot(): void
    {
        $this->services = new KitServices($this->scratch);
        $this->services->register();
        if (!is_file($this->emptyDatabase())) {
            CoreDatabase::fill(Di::getDefault()->getShared('db'));
            PbxSettings::setValueByKey(PbxSettings::PBX_VERSION, self::release());
            $this->keepEmptyDatabase();
        }
    }

    public function request(
        string $method,
        string $path,
        array $body,
        string $as,
        array $headers,
        array $files
    ): Answer {
        return (new KitRest($this->module, $this->isEnabled()))->request($method, $path, $body, $as, $headers, $files);
    }

    private static function release(): string
    {
        return trim((string)file_get_contents(dirname(__DIR__) . '/RELEASE'));
    }
}
