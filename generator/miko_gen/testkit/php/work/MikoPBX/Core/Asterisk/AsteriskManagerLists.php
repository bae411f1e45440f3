<?php

// phpcs:disable PSR1.Methods.CamelCapsMethodName -- Core's names.

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\Core\Asterisk;

/**
 * Answers that are followed by events: those events become the answer's `data`, grouped by their names.
 */
trait AsteriskManagerLists
{
    /** An answer's message, and the events that end what follows it. */
    private const KIT_LISTS = [
        'Bridge channel listing will follow' => ['BridgeInfoComplete'],
        'Bridge listing will follow' => ['BridgeListComplete'],
        'Queue status will follow' => ['QueueStatusComplete'],
        'Channels will follow' => ['CoreShowChannelsComplete'],
        'Result will follow' => ['DBGetComplete', 'DBGetTreeComplete'],
        'Parked calls will follow' => ['ParkedCallsComplete'],
        'Peer status list will follow' => ['PeerlistComplete'],
        'IAX Peer status list will follow' => ['PeerlistComplete'],
        'Registrations will follow' => ['RegistrationsComplete'],
        'Meetme user list will follow' => ['MeetmeListComplete'],
        'Meetme conferences will follow' => ['MeetmeListRoomsComplete'],
        'Following are Events for each object associated with the Endpoint' => ['EndpointDetailComplete'],
        'Following are Events for each Outbound registration' => ['OutboundRegistrationDetailComplete'],
        'A listing of Endpoints follows, presented as EndpointList events' => ['EndpointListComplete'],
        'A listing of Contacts follows, presented as ContactList events' => ['ContactListComplete'],
    ];

    public function GetChannels(bool $group = true): array
    {
        $found = [];
        foreach ($this->kitList('CoreShowChannels', 'CoreShowChannel') as $channel) {
            if (!$group) {
                $found[] = $channel['Channel'];
            } elseif (isset($channel['Linkedid'])) {
                $found[$channel['Linkedid']][] = $channel['Channel'];
            }
        }

        return $found;
    }

    public function IAXpeerlist(): array
    {
        return $this->kitList('IAXpeerlist', 'PeerEntry');
    }

    public function IAXregistry(): array
    {
        return $this->kitList('IAXregistry', 'RegistryEntry');
    }

    public function MeetmeList(string $Conference, string $ActionID = ''): array
    {
        $parameters = ['Conference' => $Conference, 'ActionID' => $ActionID ?: bin2hex(random_bytes(3))];

        return $this->sendRequestTimeout('MeetmeList', $parameters);
    }

    public function MeetmeListRooms(string $ActionID = ''): array
    {
        return $this->sendRequestTimeout('MeetmeListRooms', ['ActionID' => $ActionID ?: bin2hex(random_bytes(3))]);
    }

    public function meetMeCollectInfo(string $conference, array $vars = []): array
    {
        $found = [];
        foreach ($this->MeetmeList($conference)['data']['MeetmeList'] ?? [] as $user) {
            $asked = ['linkedid' => 'CHANNEL(linkedid)', 'meetme_id' => 'MEETMEUNIQUEID'];
            foreach ($asked + array_combine($vars, $vars) as $name => $variable) {
                $user[$name] = $this->GetVar($user['Channel'], $variable, null, false);
            }
            $found[] = $user;
        }

        return $found;
    }

    public function getSipRegistry(): array
    {
        return array_map(static fn (array $peer): array => [
            'id' => $peer['Username'],
            'state' => strtoupper($peer['State']),
            'host' => $peer['Host'],
            'username' => $peer['Username'],
        ], $this->kitList('SIPshowregistry', 'RegistryEntry'));
    }

    public function getPjSipRegistry(): array
    {
        return array_map(static fn (array $peer): array => [
            'id' => str_replace('REG-', '', $peer['ObjectName']),
            'state' => strtoupper($peer['Status']),
            'host' => explode(':', $peer['ServerUri'])[1],
            'username' => $peer['ContactUser'],
        ], $this->kitList('PJSIPShowRegistrationsOutbound', 'OutboundRegistrationDetail'));
    }

    public function getSipPeers(): array
    {
        $found = [];
        foreach ($this->kitList('SIPpeers', 'PeerEntry') as $peer) {
            if (is_numeric($peer['ObjectName'])) {
                $found[] = ['id' => $peer['ObjectName'], 'state' => strtoupper(explode(' ', $peer['Status'])[0])];
            }
        }

        return $found;
    }

    public function getSipPeer(string $peer): array
    {
        $answer = $this->sendRequestTimeout('SIPshowpeer', ['Peer' => trim($peer)]);
        $status = explode(' ', $answer['Status'] ?? '');
        $answer['state'] = strtoupper($status[0]);
        $answer['time-response'] = strtoupper(trim($status[1] ?? '', '()'));

        return $answer;
    }

    public function getPjSipPeers(): array
    {
        $found = [];
        foreach ($this->kitList('PJSIPShowEndpoints', 'EndpointList') as $peer) {
            $id = $peer['ObjectName'];
            if ($id === 'anonymous' || ($found[$id]['state'] ?? '') === 'OK') {
                continue;
            }
            $isThere = in_array($peer['DeviceState'], ['Not in use', 'In use', 'Busy', 'Ringing'], true);
            $found[$id] = [
                'id' => $id,
                'state' => $isThere ? 'OK' : 'UNKNOWN',
                'detailed-state' => $peer['DeviceState'],
            ];
        }

        return array_values($found);
    }

    /** The first contact has the plain names, the others have `-` and their number behind. */
    public function getPjSipPeer(string $peer, string $prefix = ''): array
    {
        $found = [];
        if (empty($prefix)) {
            $browser = $this->getPjSipPeer($peer, 'WS');
            $found = $browser['state'] === 'UNKNOWN' ? [] : $browser;
        }
        $isFirst = $found === [];
        foreach ($this->kitContacts(trim($peer) . (empty($prefix) ? '' : "-$prefix")) as $index => $contact) {
            $suffix = "-$prefix$index";
            if ($isFirst && !empty($contact['URI'])) {
                [$isFirst, $suffix] = [false, ''];
            }
            foreach ($contact as $name => $value) {
                $found["$name$suffix"] = $value;
            }
        }
        $found['state'] = empty($found['URI']) ? 'UNKNOWN' : 'OK';

        return $found;
    }

    public function getPjSipPeerContacts(string $peer): array
    {
        $isThere = static fn (array $contact): bool => !empty($contact['URI']);
        $phones = array_filter($this->kitContacts(trim($peer)), $isThere);
        $browsers = array_filter($this->kitContacts(trim($peer) . '-WS'), $isThere);
        foreach ($browsers as &$browser) {
            $browser['IsWebRTC'] = true;
        }

        return [...array_values($phones), ...array_values($browsers)];
    }

    /** @return list<array<string, string>> */
    private function kitContacts(string $endpoint): array
    {
        return $this->kitList('PJSIPShowEndpoint', 'ContactStatusDetail', ['Endpoint' => $endpoint]);
    }

    /**
     * @param array<string, string> $parameters
     *
     * @return list<array<string, string>>
     */
    private function kitList(string $action, string $event, array $parameters = []): array
    {
        return $this->sendRequestTimeout($action, $parameters)['data'][$event] ?? [];
    }

    /**
     * Reads the events that belong to an answer, up to the line that ends them; other events go to their handlers.
     *
     * @param array<string, mixed> $answer
     */
    private function kitReadList(string $text, array &$answer): void
    {
        $last = self::KIT_LISTS[$text] ?? null;
        if ($last === null) {
            return;
        }
        $answer['data'] = [];
        $event = [];
        while (($line = $this->kitReadLine()) !== null) {
            [$name, $value] = array_map(trim(...), explode(':', $line, 2)) + [1 => ''];
            if (in_array($value, $last, true)) {
                return;
            }
            if ($line !== '') {
                $event[$name] = $value;
                continue;
            }
            if (isset($event['Event']) && ($event['ActionID'] ?? null) === ($answer['ActionID'] ?? '')) {
                $answer['data'][$event['Event']][] = $event;
            } elseif (isset($event['Event'])) {
                $this->processEvent($event);
            }
            $event = [];
        }
    }
}
