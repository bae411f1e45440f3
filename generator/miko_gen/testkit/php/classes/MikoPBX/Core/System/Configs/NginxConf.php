<?php

declare(strict_types=1);

namespace MikoPBX\Core\System\Configs;

/**
 * Of the web server, what modules ask it for.
 */
class NginxConf
{
    public static function buildServerBlock(int $port, bool $ssl, string $content): string
    {
        $listen = $ssl ? "listen       $port ssl;" : "listen      $port;";

        return "server {\n    $listen\n    server_name   default;\n\n$content\n}";
    }
}
