<?php

declare(strict_types=1);

namespace MikoPBX\Core\System\Configs;

/**
 * Of the web server, what modules ask it for.
 */
class NginxConf
{
    /** What the template of HTTPS has before its server, which comes along. */
    private const string BEFORE_HTTPS = <<<'CONF'
        ssl_session_cache   shared:SSL:10m;
        ssl_session_timeout 5m;
        ssl_prefer_server_ciphers on;

        CONF;

    public static function buildServerBlock(int $port, bool $ssl, string $content): string
    {
        $listen = $ssl ? "listen       $port ssl;" : "listen      $port;";
        $server = "server {\n    $listen\n    server_name   default;\n\n$content\n}";

        return $ssl ? self::BEFORE_HTTPS . $server : $server;
    }
}
