<?php

/**
 * Asks a worker whether it lives, as Core's supervisor does: php supervisor.php KIT WORKER. Exit code 0: it answered.
 */

declare(strict_types=1);

use MikoPBX\Common\Library\Text;
use MikoPBX\Common\Models\PbxSettings;
use MikoPBX\Core\Asterisk\AsteriskManager;

require "$argv[1]/Globals.php";

$manager = new AsteriskManager();
$lives = $manager->connect('127.0.0.1:' . PbxSettings::getValueByKey(PbxSettings::AMI_PORT), null, null, 'user')
    && $manager->pingAMIListener(Text::camelize("ping_$argv[2]", '\\'));
$manager->disconnect();
exit($lives ? 0 : 1);
