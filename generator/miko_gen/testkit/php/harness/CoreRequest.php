<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

use MikoPBX\PBXCoreREST\Http\Request;

/**
 * Core's request, with a body that no web server has read.
 */
final class CoreRequest extends Request
{
    private string $body = '';

    public function setBody(string $body): void
    {
        $this->body = $body;
    }

    public function getRawBody(): string
    {
        return $this->body;
    }
}
