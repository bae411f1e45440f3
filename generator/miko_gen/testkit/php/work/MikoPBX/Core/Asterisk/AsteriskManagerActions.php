<?php

// phpcs:disable PSR1.Methods.CamelCapsMethodName -- Core's names.

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\Core\Asterisk;

/**
 * One request each: which action, and what of the parameters goes with it.
 */
trait AsteriskManagerActions
{
    public function AbsoluteTimeout(string $channel, int $timeout): array
    {
        return $this->sendRequest('AbsoluteTimeout', ['Channel' => $channel, 'Timeout' => $timeout]);
    }

    /** The action is spelled as Core spells it: Asterisk knows none of that name. */
    public function ChangeMonitor(string $channel, string $file): array
    {
        return $this->sendRequest('ChangeMontior', ['Channel' => $channel, 'File' => $file]);
    }

    public function Command(string $command, ?string $actionid = null): array
    {
        return $this->sendRequest('Command', ['Command' => $command] + self::kitGiven(['ActionID' => $actionid]));
    }

    public function DBGet(string $Family, string $Key): array
    {
        return $this->sendRequestTimeout('DBGet', ['Family' => $Family, 'Key' => $Key]);
    }

    public function DBPut(string $Family, string $Key, string $Val = ''): array
    {
        return $this->sendRequestTimeout('DBPut', ['Family' => $Family, 'Key' => $Key, 'Val' => $Val]);
    }

    public function Events(string $eventMask): array
    {
        return $this->sendRequest('Events', ['EventMask' => $eventMask]);
    }

    public function ExtensionState(string $exten, string $context, ?string $actionid = null): array
    {
        $asked = ['Exten' => $exten, 'Context' => $context];

        return $this->sendRequest('ExtensionState', $asked + self::kitGiven(['ActionID' => $actionid]));
    }

    public function GetVar(
        string $channel,
        string $variable,
        ?string $actionId = null,
        bool $retArray = true
    ): array|string {
        $asked = ['Channel' => $channel, 'Variable' => $variable];
        $answer = $this->sendRequestTimeout('GetVar', $asked + self::kitGiven(['ActionID' => $actionId]));

        return $retArray ? $answer : (($answer['Value'] ?? '') ?: '');
    }

    public function Hangup(string $channel): array
    {
        return $this->sendRequest('Hangup', ['Channel' => $channel]);
    }

    public function ListCommands(?string $actionid = null): array
    {
        return $this->sendRequest('ListCommands', self::kitGiven(['ActionID' => $actionid]));
    }

    public function MailboxCount(string $mailbox, ?string $actionid = null): array
    {
        return $this->sendRequest('MailboxCount', ['Mailbox' => $mailbox] + self::kitGiven(['ActionID' => $actionid]));
    }

    public function MailboxStatus(string $mailbox, ?string $actionid = null): array
    {
        return $this->sendRequest('MailboxStatus', ['Mailbox' => $mailbox] + self::kitGiven(['ActionID' => $actionid]));
    }

    public function MixMonitor(
        string $channel,
        string $file,
        string $options,
        string $command = '',
        string $ActionID = ''
    ): array {
        $asked = ['Channel' => $channel, 'File' => $file, 'options' => $options, 'ActionID' => $ActionID];

        return $this->sendRequestTimeout('MixMonitor', $asked + self::kitGiven(['Command' => $command]));
    }

    public function Monitor(string $channel, ?string $file = null, ?string $format = null, ?bool $mix = null): array
    {
        $asked = ['Channel' => $channel] + self::kitGiven(['File' => $file, 'Format' => $format]);
        if ($file !== null) {
            $asked['Mix'] = $mix ? 'true' : 'false';
        }

        return $this->sendRequest('Monitor', $asked);
    }

    public function Originate(
        ?string $channel,
        ?string $exten = null,
        ?string $context = null,
        ?int $priority = null,
        ?string $application = null,
        ?string $data = null,
        ?int $timeout = null,
        ?string $callerid = null,
        ?string $variable = null,
        ?string $account = null,
        bool $async = true,
        ?string $actionid = null
    ): array {
        $asked = self::kitGiven([
            'Exten' => $exten,
            'Context' => $context,
            'Priority' => $priority,
            'Application' => $application,
            'Data' => $data,
            'Timeout' => $timeout,
            'CallerID' => $callerid,
            'Variable' => $variable,
            'Account' => $account,
            'ActionID' => $actionid,
        ]);

        return $this->sendRequest('Originate', $asked + ['Channel' => $channel, 'Async' => $async ? 'true' : 'false']);
    }

    public function ParkedCalls(?string $parkinglot = null, ?string $actionid = null): array
    {
        $asked = self::kitGiven(['ActionID' => $actionid, 'ParkingLot' => $parkinglot]);

        return $this->sendRequestTimeout('ParkedCalls', $asked);
    }

    public function ping(): array
    {
        return $this->sendRequestTimeout('Ping');
    }

    public function QueueAdd(string $queue, string $interface, int $penalty = 0): array
    {
        $asked = ['Queue' => $queue, 'Interface' => $interface];

        return $this->sendRequest('QueueAdd', $asked + self::kitGiven(['Penalty' => $penalty]));
    }

    public function QueueRemove(string $queue, string $interface): array
    {
        return $this->sendRequest('QueueRemove', ['Queue' => $queue, 'Interface' => $interface]);
    }

    public function Queues(): array
    {
        return $this->sendRequest('Queues');
    }

    public function QueueStatus(?string $actionid = null): array
    {
        return $this->sendRequest('QueueStatus', self::kitGiven(['ActionID' => $actionid]));
    }

    public function Redirect(
        string $channel,
        string $extrachannel,
        string $exten,
        string $context,
        int $priority
    ): array {
        return $this->sendRequest('Redirect', [
            'Channel' => $channel,
            'ExtraChannel' => $extrachannel,
            'Exten' => $exten,
            'Context' => $context,
            'Priority' => $priority,
        ]);
    }

    public function SetCDRUserField(string $userfield, string $channel, ?string $append = null): array
    {
        $asked = ['UserField' => $userfield, 'Channel' => $channel];

        return $this->sendRequest('SetCDRUserField', $asked + self::kitGiven(['Append' => $append]));
    }

    public function SetVar(string $channel, string $variable, string $value): array
    {
        $asked = ['Channel' => $channel, 'Variable' => $variable, 'Value' => $value];

        return $this->sendRequestTimeout('SetVar', $asked);
    }

    public function Status(string $channel, ?string $actionid = null): array
    {
        return $this->sendRequest('Status', ['Channel' => $channel] + self::kitGiven(['ActionID' => $actionid]));
    }

    public function StopMixMonitor(string $channel, string $ActionID = ''): array
    {
        return $this->sendRequestTimeout('StopMixMonitor', ['Channel' => $channel, 'ActionID' => $ActionID]);
    }

    public function StopMonitor(string $channel): array
    {
        return $this->sendRequest('StopMonitor', ['Channel' => $channel]);
    }

    public function UserEvent(string $name, array $headers): array
    {
        return $this->sendRequestTimeout('UserEvent', array_merge($headers, ['UserEvent' => $name]));
    }

    /** A record of a call for the header of a user event: base64 of JSON, packed by gzip when that is too long. */
    public static function encodeCdrData(array $data): string
    {
        $data = array_filter($data, static fn (mixed $value): bool => $value !== '' && $value !== null);
        foreach (['src_name', 'dst_name'] as $name) {
            if (isset($data[$name])) {
                $data[$name] = mb_substr($data[$name], 0, self::CDR_NAME_MAX_LENGTH);
            }
        }
        $json = (string)json_encode($data, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES);
        $encoded = base64_encode($json);

        return strlen($encoded) > self::CDR_DATA_MAX_PLAIN_LENGTH
            ? 'GZ:' . base64_encode((string)gzencode($json, 9))
            : $encoded;
    }

    public static function decodeCdrData(string $encoded): string
    {
        return str_starts_with($encoded, 'GZ:')
            ? (string)gzdecode((string)base64_decode(substr($encoded, 3)))
            : (string)base64_decode($encoded);
    }

    /**
     * What was given: neither nothing nor an empty text.
     *
     * @param array<string, mixed> $parameters
     *
     * @return array<string, mixed>
     */
    private static function kitGiven(array $parameters): array
    {
        return array_filter($parameters);
    }
}
