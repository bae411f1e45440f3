<?php

declare(strict_types=1);

namespace MikoPBX\Core\Workers;

use MikoPBX\Common\Providers\BeanstalkConnectionModelsProvider;
use Phalcon\Di\Di;

/**
 * Takes what is to be reloaded: here it is only written down.
 */
class WorkerModelsEvents extends WorkerBase
{
    public static function invokeAction(string $action, array $parameters = [], int $priority = 0): void
    {
        $message = [
            'source' => BeanstalkConnectionModelsProvider::SOURCE_INVOKE_ACTION,
            'action' => $action,
            'parameters' => $parameters,
            'model' => '',
        ];
        Di::getDefault()?->getShared(BeanstalkConnectionModelsProvider::SERVICE_NAME)->publish(json_encode($message));
    }

    public function start(array $argv): void
    {
    }
}
