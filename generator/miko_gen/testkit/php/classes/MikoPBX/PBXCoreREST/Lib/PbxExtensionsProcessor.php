<?php

declare(strict_types=1);

namespace MikoPBX\PBXCoreREST\Lib;

use MikoPBX\Common\Providers\PBXConfModulesProvider;
use Phalcon\Di\Di;
use Phalcon\Di\Injectable;

/**
 * Stands for Core's way to moduleRestAPICallback() of a module (PBXCoreREST/Lib/PbxExtensionsProcessor.php).
 */
class PbxExtensionsProcessor extends Injectable
{
    public static function callBack(array $request): PBXApiResult
    {
        foreach (Di::getDefault()->getShared(PBXConfModulesProvider::SERVICE_NAME) as $conf) {
            if (strcasecmp($request['module'], $conf->moduleUniqueId) === 0) {
                return $conf->moduleRestAPICallback($request);
            }
        }
        $res = new PBXApiResult();
        $res->processor = __METHOD__;
        $res->messages['error'][] = "Unknown action - {$request['action']} in " . self::class;
        $res->function = $request['action'];

        return $res;
    }
}
