<?php

/**
 * A small PBX of Example Ltd: what the tables of Core hold when a scenario begins.
 *
 * @return array<string, list<array<string, mixed>>> rows by table
 */

declare(strict_types=1);

$extension = static fn (string $number, string $type, string $name, ?int $user = null): array => [
    'number' => $number,
    'type' => $type,
    'callerid' => $name,
    'userid' => $user,
    'show_in_phonebook' => $user === null ? '1' : '0',
    'public_access' => $user === null ? '1' : '0',
    'is_general_user_number' => $user === null ? '0' : '1',
    'search_index' => '',
];

return [
    'm_Users' => [
        ['id' => 1, 'email' => 'ann@example.com', 'username' => 'Ann', 'language' => 'en-en'],
        ['id' => 2, 'email' => 'bob@example.com', 'username' => 'Bob', 'language' => 'ru-ru'],
    ],
    'm_Extensions' => [
        $extension('201', 'SIP', 'Ann', 1),
        $extension('15550100001', 'EXTERNAL', 'Ann', 1),
        $extension('202', 'SIP', 'Bob', 2),
        $extension('2001', 'QUEUE', 'Orders'),
        $extension('2003', 'IVR MENU', 'Welcome'),
        $extension('1111', 'CONFERENCE', 'Meeting'),
        $extension('000064', 'DIALPLAN APPLICATION', 'Echo'),
    ],
    'm_Sip' => [
        ['id' => 1, 'uniqid' => 'SIP-PHONE-1', 'disabled' => '0', 'extension' => '201', 'type' => 'peer'],
        ['id' => 2, 'uniqid' => 'SIP-PHONE-2', 'disabled' => '0', 'extension' => '202', 'type' => 'peer'],
        ['id' => 3, 'uniqid' => 'SIP-TRUNK-1', 'disabled' => '0', 'type' => 'friend', 'username' => 'example'],
    ],
    'm_ExternalPhones' => [
        ['id' => 1, 'extension' => '15550100001', 'uniqid' => 'EXTERNAL-1', 'dialstring' => '15550100001', 'disabled' => '0'],
    ],
    'm_ExtensionForwardingRights' => [
        ['id' => 1, 'extension' => '201', 'forwarding' => '15550100001', 'ringlength' => 45],
    ],
    'm_SoundFiles' => [['id' => 1, 'name' => 'closed.mp3', 'path' => '/sounds/closed.wav']],
    'm_CallQueues' => [['id' => 1, 'uniqid' => 'QUEUE-1', 'name' => 'Orders', 'extension' => '2001', 'strategy' => 'ringall', 'timeout_extension' => '202']],
    'm_CallQueueMembers' => [
        ['id' => 1, 'queue' => 'QUEUE-1', 'extension' => '201', 'priority' => 0],
        ['id' => 2, 'queue' => 'QUEUE-1', 'extension' => '202', 'priority' => 1],
    ],
    'm_IvrMenu' => [['id' => 1, 'uniqid' => 'IVR-1', 'extension' => '2003', 'audio_message_id' => '1', 'name' => 'Welcome', 'timeout_extension' => '201']],
    'm_IvrMenuActions' => [['id' => 1, 'ivr_menu_id' => 'IVR-1', 'digits' => '1', 'extension' => '2001']],
    'm_ConferenceRooms' => [['id' => 1, 'uniqid' => 'CONFERENCE-1', 'extension' => '1111', 'name' => 'Meeting']],
    'm_DialplanApplications' => [
        ['id' => 1, 'uniqid' => 'DIALPLAN-1', 'name' => 'Echo', 'extension' => '000064', 'type' => 'plaintext', 'applicationlogic' => '1,Echo()'],
    ],
    'm_Providers' => [['id' => 1, 'uniqid' => 'SIP-TRUNK-1', 'type' => 'SIP', 'sipuid' => 'SIP-TRUNK-1']],
    'm_OutgoingRoutingTable' => [
        ['id' => 1, 'rulename' => 'All', 'providerid' => 'SIP-TRUNK-1', 'priority' => '0', 'numberbeginswith' => '', 'restnumbers' => '11'],
    ],
    'm_IncomingRoutingTable' => [
        ['id' => 1, 'rulename' => 'default action', 'number' => '', 'extension' => '201', 'priority' => 9999, 'timeout' => 0, 'action' => 'extension'],
    ],
    'm_OutWorkTimes' => [['id' => 1, 'weekday_from' => 6, 'weekday_to' => 7, 'action' => 'playmessage', 'audio_message_id' => '1']],
    'm_PbxSettings' => [['key' => 'PBXName', 'value' => 'Example PBX']],
];
