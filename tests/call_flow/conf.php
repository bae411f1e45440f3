<?php

/**
 * Prints extensions.conf with a module's hooks in it, as Core puts them: php conf.php Conf.php Class
 */

declare(strict_types=1);

require __DIR__ . '/Globals.php';
require $argv[1];

$conf = new $argv[2]();
$block = static fn (string $text): string => "\n; ***** BEGIN\n" . rtrim($text) . "\n; ***** END\n";

echo "[general]\n", $block($conf->extensionGenContexts());
echo "[SIP-1-incoming]\n";
echo "exten => _X!,1,NoOp(--- Incoming call ---)\n\t";
echo "same => n,Set(__TRANSFER_OPTIONS=t)\n";
echo $block($conf->generateIncomingRoutBeforeDial('X!'));
echo " \n\tsame => n,Verbose(1,LET THROUGH \${CALLERID(num)})\n\tsame => n,Hangup()\n";
echo "[other-side]\nexten => s,1,Answer()\n\tsame => n,Wait(9)\n";
