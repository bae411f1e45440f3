<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\Core\Asterisk;

use Throwable;

/**
 * Messages over the connection: lines of `Key: value`, and an empty one.
 */
trait AsteriskManagerSocket
{
    public $socket = false;

    /** @param array<string, mixed> $message */
    private function kitSend(array $message): bool
    {
        $text = '';
        foreach ($message as $name => $value) {
            $text .= "$name: $value\r\n";
        }
        try {
            return is_resource($this->socket) && fwrite($this->socket, "$text\r\n") !== false;
        } catch (Throwable) {
            return false;
        }
    }

    /** A line, or null when none came within the socket's time limit. */
    private function kitReadLine(): ?string
    {
        try {
            $line = is_resource($this->socket) ? fgets($this->socket, 4096) : false;
        } catch (Throwable) {
            $line = false;
        }

        return $line === false ? null : trim($line);
    }

    /** As kitReadLine(), with a second connection after the first one failed. */
    private function kitFirstLine(): ?string
    {
        if (!is_resource($this->socket) && !$this->kitConnectAgain()) {
            return null;
        }
        $line = $this->kitReadLine();
        if ($line === null) {
            usleep(500000);
            $line = $this->kitConnectAgain() ? $this->kitReadLine() : null;
        }

        return $line;
    }

    /** @return array<string, mixed> the message that begins with this line */
    private function kitReadMessage(string $line, bool $isEvent = false): array
    {
        $message = [];
        for (; $line !== ''; $line = (string)$this->kitReadLine()) {
            $colon = strpos($line, ':');
            if (!$colon) {
                continue;
            }
            [$name, $value] = [substr($line, 0, $colon), substr($line, $colon + 2)];
            if ($isEvent && $name === 'ChanVariable') {
                $message[$name][strstr($value, '=', true)] = substr((string)strstr($value, '='), 1);
                continue;
            }
            if (!$isEvent) {
                $this->kitReadList($value, $message);
            }
            $message[$name] = $value;
        }

        return $message;
    }
}
