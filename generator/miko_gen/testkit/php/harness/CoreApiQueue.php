<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

use MikoPBX\PBXCoreREST\Lib\PBXApiResult;
use MikoPBX\PBXCoreREST\Workers\WorkerApiCommands;
use RuntimeException;
use Throwable;

/**
 * Stands for the queue of REST requests: a request is done when it is pushed, as WorkerApiCommands does it.
 */
final class CoreApiQueue extends MemoryRedis
{
    public function rPush($key, ...$elements): int
    {
        if ($key !== WorkerApiCommands::REDIS_API_QUEUE) {
            return parent::rPush($key, ...$elements);
        }
        foreach ($elements as $element) {
            // What is no text reaches no worker: a PBX says so after half a minute of waiting.
            $request = json_decode((string)$element, true)
                ?? throw new RuntimeException('Request timeout or worker not responding');
            $reply = json_encode($this->process($request)->getResult(), JSON_THROW_ON_ERROR);
            $this->set(WorkerApiCommands::REDIS_API_RESPONSE_PREFIX . $request['request_id'], $reply);
        }
        return count($elements);
    }

    private function process(array $request): PBXApiResult
    {
        try {
            return $request['processor']::callBack($request);
        } catch (Throwable $e) {
            $failed = new PBXApiResult();
            $failed->messages['error'][] = $e->getMessage();
            return $failed;
        }
    }
}
