<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\Common\Models;

/** A piece of dialplan, stored so that no sign in it is lost (Common/Models/DialplanApplications.php). */
trait DialplanApplications
{
    public function getApplicationlogic(): string
    {
        return (string)base64_decode((string)$this->applicationlogic, true);
    }

    public function setApplicationlogic(string $text): void
    {
        $this->applicationlogic = base64_encode($text);
    }
}
