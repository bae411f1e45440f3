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
            if (isset($envelope['data']['fpassthru'])) {
                $file = $envelope['data']['fpassthru'];
                $this->kitSendFile($file);
                if (($file['need_delete'] ?? false) && file_exists($file['filename'])) {
                    unlink($file['filename']);
                }
                return;
            }
            $this->response->setPayloadSuccess($envelope, $envelope['httpCode'] ?? ($envelope['result'] ? 200 : 422));
        } catch (Throwable $e) {
            $this->response->setPayloadError($e->getMessage());
        }
    }

    /** The file in place of the envelope; of what is played, the part that is asked for. */
    private function kitSendFile(array $file): void
    {
        $path = $file['filename'] ?? '';
        if (!is_file($path)) {
            $this->response->setStatusCode(404, 'File Not Found');
            $this->response->send();
            return;
        }
        $size = filesize($path);
        $isPlayed = preg_match('#^(audio|video)/#', $file['content_type'] ?? '') === 1;
        [$start, $end] = [0, $size - 1];
        if ($isPlayed && isset($_SERVER['HTTP_RANGE'])) {
            $isRange = preg_match('/bytes=(\d+)-(\d*)/', $_SERVER['HTTP_RANGE'], $found) === 1;
            [$start, $end] = [(int)($found[1] ?? 0), (int)(($found[2] ?? '') ?: $end)];
            if (!$isRange || $start > $end || $end >= $size) {
                $this->response->setStatusCode(416, 'Range Not Satisfiable');
                $this->response->send();
                return;
            }
            $this->response->setStatusCode(206, 'Partial Content');
            $this->response->setHeader('Content-Range', "bytes $start-$end/$size");
        }
        $name = $file['download_name'] ?? null;
        $shown = $name === null ? 'inline' : 'attachment; filename="' . self::sanitizeContentDispositionName($name) . '"';
        $this->response->setHeader('Content-Type', $file['content_type'] ?? 'application/octet-stream');
        $this->response->setHeader('Content-Disposition', $shown);
        $this->response->setContent(substr((string)file_get_contents($path), $start, $end - $start + 1));
        $this->response->send();
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
