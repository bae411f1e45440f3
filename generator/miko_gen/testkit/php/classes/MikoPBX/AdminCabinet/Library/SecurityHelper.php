<?php

declare(strict_types=1);

namespace MikoPBX\AdminCabinet\Library;

/**
 * Core's own way of making text harmless.
 */
class SecurityHelper
{
    public static function escapeHtml(?string $data): string
    {
        return htmlspecialchars((string)$data, ENT_QUOTES | ENT_SUBSTITUTE | ENT_HTML5, 'UTF-8');
    }

    public static function escapeAttribute(?string $data): string
    {
        return self::escapeHtml($data);
    }

    public static function escapeJs(?string $data): string
    {
        $flags = JSON_HEX_TAG | JSON_HEX_APOS | JSON_HEX_QUOT | JSON_HEX_AMP | JSON_UNESCAPED_UNICODE;

        return $data === null ? '' : trim((string)json_encode($data, $flags), '"');
    }

    public static function escapeUrl(?string $data): string
    {
        return urlencode((string)$data);
    }
}
