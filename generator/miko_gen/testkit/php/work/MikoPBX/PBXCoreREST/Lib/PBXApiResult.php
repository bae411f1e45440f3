<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\PBXCoreREST\Lib;

/** What an action answers: the envelope without its HTTP part. */
trait PBXApiResult
{
    public bool $success = false;
    public array $data = [];
    public array $messages = [];
    public string $processor = '';
    public string $function = '';
    public ?int $httpCode = null;
    public ?array $pagination = null;
    public string $reload = '';

    public function __construct()
    {
    }

    public function getResult(): array
    {
        $given = array_filter(
            ['httpCode' => $this->httpCode, 'pagination' => $this->pagination, 'reload' => $this->reload ?: null],
            static fn (mixed $value): bool => $value !== null
        );

        return [
            'result' => $this->success,
            'data' => $this->data,
            'messages' => $this->messages,
            'function' => $this->function,
            'processor' => $this->processor,
            'pid' => getmypid(),
        ] + $given;
    }
}
