<?php

// How records are named to people.

use MikoPBX\Common\Models as Core;
use Modules\ModuleProbe\Models\Houses;

$house = new Houses();
say($house->getRepresent(), $house->getWebInterfaceLink());
$house->code = 'A';
$house->save();
say($house->getRepresent(), $house->getRepresent(true), $house->getIdentityFieldName(), Houses::getConnectionServiceName('ModuleX'));
foreach ([Core\Extensions::class, Core\CallQueues::class, Core\ConferenceRooms::class, Core\IvrMenu::class, Core\DialplanApplications::class, Core\Providers::class, Core\Users::class, Core\SoundFiles::class, Core\OutgoingRoutingTable::class] as $class) {
    foreach ($class::find(['limit' => 12]) as $record) {
        say($class, attempt(fn () => $record->getRepresent()), attempt(fn () => $record->getRepresent(true)), attempt(fn () => $record->getWebInterfaceLink()));
    }
    say(attempt(fn () => (new $class())->getRepresent()));
}
say(Core\ModelsBase::makeCacheKey(Houses::class, 'x'), preg_match('/^Q-[0-9A-F]{8}$/', Core\CallQueues::generateUniqueID('Q')), $house->t('BreadcrumbModuleProbe'), $house->t('no such text'), $house->t('repModuleProbe', ['represent' => 'x']));
