<?php

/**
 * Records of Core that the pages offer for choice: one of each kind as people have them, one with hostile text.
 */

declare(strict_types=1);

use MikoPBX\Common\Models\CallQueues;
use MikoPBX\Common\Models\Extensions;
use MikoPBX\Common\Models\SoundFiles;

$hostile = '<script>hacked = 1</script><img src=x onerror="hacked = 2">\' " \\ &lt;';

foreach (['Welcome', $hostile] as $number => $name) {
    $sound = new SoundFiles();
    $sound->name = $name;
    $sound->path = "/media/sound$number.mp3";
    $sound->category = 'custom';
    $sound->save();

    $extension = new Extensions();
    $extension->number = "20$number";
    $extension->type = 'SIP';
    $extension->callerid = $name;
    $extension->save();

    $queueExtension = new Extensions();
    $queueExtension->number = "220$number";
    $queueExtension->type = 'QUEUE';
    $queueExtension->callerid = $name;
    $queueExtension->save();

    $queue = new CallQueues();
    $queue->uniqid = "QUEUE-$number";
    $queue->name = $name;
    $queue->extension = "220$number";
    $queue->save();
}
