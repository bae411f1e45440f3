<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\Common\Models;

/** An account; what an administrator added to its configuration is stored so that no sign is lost (Common/Models/Iax.php). */
trait Iax
{
    public function getManualAttributes(): string
    {
        return (string)base64_decode((string)$this->manualattributes, true);
    }

    public function setManualAttributes(string $text): void
    {
        $this->manualattributes = base64_encode($text);
    }
}
