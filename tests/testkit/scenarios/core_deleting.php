<?php

// Records of Core's that go, and those of modules that refer to them.

use MikoPBX\Common\Models as Core;
use Modules\ModuleProbe\Models\Guests;

foreach (['2001', '1111', '000064', '201'] as $number) {
    $guest = new Guests();
    $guest->assign(['name' => "of $number", 'extension' => $number]);
    $guest->save();
}
$delete = static function (object $record): void {
    $isGone = attempt(fn () => $record->delete());
    // The links to other pages of Core's are its own matter.
    $kept = array_map(static fn (object $message): int => substr_count($message->getMessage(), '<li>'), $record->getMessages());
    say($record::class, $isGone, $kept, array_map(static fn (object $message): array => [$message->getField(), $message->getType()], $record->getMessages()));
    say(Guests::count(), Core\Extensions::count(), Core\CallQueues::count(), Core\ConferenceRooms::count(), Core\IncomingRoutingTable::count(), Core\Sip::count(), Core\Users::count());
};
$delete(Core\Extensions::findFirstByNumber('1111'));
$delete(Core\Extensions::findFirstByNumber('2001'));
$delete(Core\Extensions::findFirstByNumber('000064'));
$delete(Core\Extensions::findFirstByNumber('201'));
$delete(Core\CallQueues::findFirst());
$delete(Core\SoundFiles::findFirst());
$delete(Core\Providers::findFirst());
say(Core\Extensions::getNextFreeApplicationNumber());
$extension = new Core\Extensions();
$extension->assign(['number' => '777', 'type' => Core\Extensions::TYPE_MODULES, 'callerid' => 'Probe', 'public_access' => '0', 'show_in_phonebook' => '1']);
say($extension->save(), messages($extension), array_diff_key($extension->toArray(), ['id' => 1]));
$twin = new Core\Extensions();
$twin->assign(['number' => '777', 'type' => Core\Extensions::TYPE_MODULES]);
say(attempt(fn () => $twin->save()), messages($twin));
$queue = new Core\CallQueues();
$queue->assign(['name' => 'Probe', 'extension' => '777', 'uniqid' => 'QUEUE-X']);
say(attempt(fn () => $queue->save()), messages($queue));
$queue = new Core\CallQueues();
$queue->assign(['name' => 'Probe', 'extension' => '778', 'uniqid' => 'QUEUE-X']);
say(attempt(fn () => $queue->save()), messages($queue));
