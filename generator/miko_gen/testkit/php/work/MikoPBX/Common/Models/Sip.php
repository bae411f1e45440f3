<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\Common\Models;

use MikoPBX\Common\Models\Extensions;

/** An account; what an administrator added to its configuration is stored so that no sign is lost (Common/Models/Sip.php). */
trait Sip
{
    public function getManualAttributes(): string
    {
        return (string)base64_decode((string)$this->manualattributes, true);
    }

    public function setManualAttributes(string $text): void
    {
        $this->manualattributes = base64_encode($text);
    }

    public static function generateUniqueID(string $alias = ''): string
    {
        return parent::generateUniqueID($alias ?: Extensions::PREFIX_SIP);
    }

    public static function generateSipPassword(int $length = 20): string
    {
        return substr(bin2hex(random_bytes($length)), 0, $length);
    }
}
