<?php

/**
 * Calls every method of the manager's client: each call with what it returns, and what it asked the manager for.
 */

declare(strict_types=1);

use MikoGen\TestKit\ManagerServer;
use MikoPBX\Core\Asterisk\AsteriskManager;

require_once 'Globals.php';

$server = new ManagerServer();
$follows = static function (string $action, string $message, string $last, array ...$events) use ($server): void {
    $server->answer($action, ['Response' => 'Success', 'Message' => $message], [...$events, ['Event' => $last]]);
};
$endpoint = static fn (string $name, string $state): array
    => ['Event' => 'EndpointList', 'ObjectName' => $name, 'DeviceState' => $state];
$channel = static fn (string $name): array => ['Event' => 'CoreShowChannel', 'Channel' => $name];
$follows(
    'CoreShowChannels',
    'Channels will follow',
    'CoreShowChannelsComplete',
    $channel('a') + ['Linkedid' => '1'],
    $channel('b') + ['Linkedid' => '1'],
    $channel('c')
);
$follows(
    'PJSIPShowEndpoints',
    'A listing of Endpoints follows, presented as EndpointList events',
    'EndpointListComplete',
    $endpoint('201', 'Not in use'),
    $endpoint('201', 'Unavailable'),
    $endpoint('202', 'Unavailable'),
    $endpoint('202', 'Busy'),
    $endpoint('anonymous', 'Busy'),
    $endpoint('203', 'Unavailable')
);
$follows(
    'PJSIPShowEndpoint',
    'Following are Events for each object associated with the Endpoint',
    'EndpointDetailComplete',
    ['Event' => 'EndpointDetail', 'ObjectName' => '201'],
    ['Event' => 'ContactStatusDetail', 'URI' => 'sip:201@x', 'Status' => 'Reachable'],
    ['Event' => 'ContactStatusDetail', 'URI' => '', 'Status' => 'no'],
    ['Event' => 'ContactStatusDetail', 'URI' => 'sip:y', 'Status' => 'Reachable']
);
$registered = 'Following are Events for each Outbound registration';
$follows('PJSIPShowRegistrationsOutbound', $registered, 'OutboundRegistrationDetailComplete', [
    'Event' => 'OutboundRegistrationDetail', 'ObjectName' => 'REG-1', 'ServerUri' => 'sip:example.com:5060',
    'Status' => 'Registered', 'ContactUser' => 'u',
]);
$registration = ['Event' => 'RegistryEntry', 'Username' => 'u', 'State' => 'ok', 'Host' => 'h'];
$follows('SIPshowregistry', 'Registrations will follow', 'RegistrationsComplete', $registration);
$follows('IAXregistry', 'Registrations will follow', 'RegistrationsComplete', $registration);
$peer = ['Event' => 'PeerEntry', 'ObjectName' => '12', 'Status' => 'ok (3 ms)'];
$follows('SIPpeers', 'Peer status list will follow', 'PeerlistComplete', $peer, ['ObjectName' => 'x'] + $peer);
$follows('IAXpeerlist', 'IAX Peer status list will follow', 'PeerlistComplete', $peer);
$user = ['Event' => 'MeetmeList', 'Channel' => 'u'];
$follows('MeetmeList', 'Meetme user list will follow', 'MeetmeListComplete', $user);
$follows('DBGet', 'Result will follow', 'DBGetComplete', ['Event' => 'DBGetResponse', 'Val' => '7']);
$server->answer('SIPshowpeer', ['Response' => 'Success', 'Status' => 'ok (3 ms)']);
$server->answer('GetVar', ['Response' => 'Success', 'Variable' => 'v', 'Value' => '1']);
$server->answer('Command', ['Response' => 'Success', 'Message' => 'Command output follows', 'Output' => 'last']);

$events = new class {
    /** @var list<array<string, mixed>> */
    public array $seen = [];

    public function on(array $event): void
    {
        $this->seen[] = $event;
    }
};
$manager = new AsteriskManager(null, ['server' => '127.0.0.1', 'port' => $server->port]);
$calls = [
    ['loggedIn'], ['addEventHandler', '*', [$events, 'on']], ['addEventHandler', '*', 'again'], ['connect'],
    ['loggedIn'], ['ping'], ['AbsoluteTimeout', 'c', 5], ['ChangeMonitor', 'c', 'f'], ['Command', 'core show'],
    ['Command', 'x', 'id1'], ['DBGet', 'f', 'k'], ['DBPut', 'f', 'k', 'v'], ['Events', 'call'], ['Events', 'on'],
    ['ExtensionState', '1', 'c'], ['ExtensionState', '1', 'c', 'i'], ['GetChannels'], ['GetChannels', false],
    ['GetVar', 'c', 'v'], ['GetVar', 'c', 'v', 'id', false], ['Hangup', 'c'], ['IAXpeerlist'], ['IAXregistry'],
    ['ListCommands'], ['ListCommands', 'i'], ['MailboxCount', 'm'], ['MailboxStatus', 'm', 'i'],
    ['MeetmeList', 'c', 'AAA'], ['MeetmeListRooms', 'BBB'], ['MixMonitor', 'c', 'f', 'o'],
    ['MixMonitor', 'c', 'f', 'o', 'cmd', 'CCC'], ['Monitor', 'c'], ['Monitor', 'c', 'f', 'wav', true],
    ['Originate', 'c', '1', 'ctx', 1, null, null, 30, 'cid', 'A=1', 'acc', false, 'DDD'], ['Originate', null],
    ['ParkedCalls'], ['ParkedCalls', 'lot', 'EEE'], ['QueueAdd', 'q', 'i'], ['QueueAdd', 'q', 'i', 3],
    ['QueueRemove', 'q', 'i'], ['QueueStatus'], ['QueueStatus', 'FFF'], ['Queues'],
    ['Redirect', 'a', 'b', 'c', 'd', 1], ['SetCDRUserField', 'u', 'c'], ['SetCDRUserField', 'u', 'c', '1'],
    ['SetVar', 'c', 'v', 'x'], ['Status', 'c'], ['StopMixMonitor', 'c'], ['StopMonitor', 'c'],
    ['UserEvent', 'Foo', ['A' => 'b']], ['getPjSipPeer', '201'], ['getPjSipPeer', '201', 'WS'],
    ['getPjSipPeerContacts', '201'], ['getPjSipPeers'], ['getPjSipRegistry'], ['getSipPeer', '12'], ['getSipPeers'],
    ['getSipRegistry'], ['sendRequest', 'Foo', ['A' => 1]], ['sendRequestTimeout', 'Bar'],
    ['setSocketTimeout', 2, 0],
    ['encodeCdrData', ['a' => '', 'b' => null, 'c' => 'x', 'src_name' => str_repeat('я', 100)]],
    ['encodeCdrData', ['x' => str_repeat('abcdef', 300)]], ['decodeCdrData', 'eyJ4IjoxfQ=='], ['disconnect'],
    ['loggedIn'], ['connect', "127.0.0.1:$server->port", 'x', 'y'], ['loggedIn'],
];
$said = [];
$asked = 0;
foreach ($calls as $number => $call) {
    $method = array_shift($call);
    $result = $manager->$method(...$call);
    $said[] = ["$number $method" => [$result, array_slice($server->actions(), $asked)]];
    $asked = count($server->actions());
}
$server->stop();
$said[] = ['events' => $events->seen];

return json_decode((string)preg_replace(
    ['/_\d{2,}"/', '/"Timestamp":"[^"]*"/', "/$server->port/"],
    ['_PID"', '"Timestamp":"T"', 'PORT'],
    (string)json_encode($said)
), true);
