<?php

/**
 * Sends requests to a module and prints the answers: php requests.php KIT MODULE < requests.json
 *
 * A request is [method, path, body, who asks]; an answer is its code, and its envelope without what differs by itself.
 */

declare(strict_types=1);

use MikoGen\TestKit\Pbx;

require "$argv[1]/bootstrap.php";

Pbx::boot($argv[2]);
$pbx = new Pbx();
$pbx->install() === [] && $pbx->enable() || exit(1);

$flags = JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_PRESERVE_ZERO_FRACTION;
foreach (json_decode(stream_get_contents(STDIN), true) as [$method, $path, $body, $as]) {
    $answer = $pbx->request($method, $path, $body, $as);
    $envelope = array_diff_key($answer->body, ['pid' => 0, 'meta' => 0]);
    echo $answer->code, ' ', json_encode($envelope, $flags), PHP_EOL;
}
