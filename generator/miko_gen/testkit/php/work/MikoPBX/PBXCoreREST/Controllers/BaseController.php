<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\PBXCoreREST\Controllers;

use MikoPBX\PBXCoreREST\Lib\PBXApiResult;
use MikoPBX\PBXCoreREST\Lib\PbxExtensionsProcessor;
use Phalcon\Filter\Filter;
use Phalcon\Filter\FilterInterface;
use Throwable;

/** Hands a request to its processor: here at once, where Core has a queue between them. */
trait BaseController
{
    public function sendRequestToBackendWorker(
        string $processor,
        string $actionName,
        mixed $payload = null,
        string $moduleName = '',
        int $maxTimeout = 30,
        int $priority = 0
    ): void {
        [, $message] = $this->prepareRequestMessage($processor, $payload, $actionName, $moduleName);
        // What goes through the queue is JSON on its way.
        $request = json_decode((string)json_encode($message), true);
        if ($request === null) {
            $this->response->setPayloadError('Request timeout or worker not responding');
            return;
        }
        try {
            $result = $request['processor']::callBack($request);
        } catch (Throwable $e) {
            $result = new PBXApiResult();
            $result->messages['error'][] = $e->getMessage();
        }
        try {
            $envelope = json_decode(json_encode($result->getResult(), JSON_THROW_ON_ERROR), true);
            $this->response->setPayloadSuccess($envelope, $envelope['httpCode'] ?? ($envelope['result'] ? 200 : 422));
        } catch (Throwable $e) {
            $this->response->setPayloadError($e->getMessage());
        }
    }

    public function prepareRequestMessage(string $processor, mixed $payload, string $actionName, string $moduleName): array
    {
        $processor = $processor === 'modules' ? PbxExtensionsProcessor::class : $processor;
        $message = [
            'processor' => $processor,
            'data' => $payload,
            'action' => $actionName,
            'async' => false,
            'asyncChannelId' => '',
        ];
        if ($processor === PbxExtensionsProcessor::class) {
            $message['module'] = $moduleName;
            $message['input'] = file_get_contents('php://input');
            $message['REQUEST_METHOD'] = $_SERVER['REQUEST_METHOD'];
        }

        return [false, $message + ['debug' => false, 'httpMethod' => $this->request->getMethod()]];
    }

    public static function sanitizeData(array $data, FilterInterface $filter): array
    {
        foreach ($data as $name => $value) {
            $data[$name] = match (true) {
                is_array($value) => self::sanitizeData($value, $filter),
                is_string($value) && stripos($value, 'http') === 0 => $filter->sanitize($value, Filter::FILTER_URL),
                is_string($value) => $filter->sanitize($value, [Filter::FILTER_STRING_LEGACY, Filter::FILTER_TRIM]),
                is_int($value), is_float($value) => $filter->sanitize($value, Filter::FILTER_INT),
                default => $value,
            };
        }
        return $data;
    }

    public static function sanitizeContentDispositionName(string $name): string
    {
        return substr((string)preg_replace('/[\x00-\x1f\x7f";\\\\]/', '_', basename($name)), 0, 200) ?: 'download';
    }

    protected function sendError(int $code, string $description = ''): void
    {
        $this->response
            ->setPayloadError($this->response->getHttpCodeDescription($code) . ' ' . $description)
            ->setStatusCode($code);
    }
}
