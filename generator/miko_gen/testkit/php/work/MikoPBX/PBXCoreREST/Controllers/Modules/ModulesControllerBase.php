<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\PBXCoreREST\Controllers\Modules;

use MikoPBX\PBXCoreREST\Lib\PbxExtensionsProcessor;

/** Requests to /pbxcore/api/modules/{module}/{action}, which a module's Conf answers. */
trait ModulesControllerBase
{
    public function callActionForModule(string $moduleName, string $actionName): void
    {
        $sent = $this->request->getData();
        $sent['ip_srv'] = $_SERVER['SERVER_ADDR'] ?? null;
        $this->sendRequestToBackendWorker(PbxExtensionsProcessor::class, $actionName, $sent, $moduleName);
        // As in Core, whatever the action says is code 200 here.
        $this->response->setPayloadSuccess(json_decode($this->response->getContent(), true));
    }
}
