<?php

/**
 * Prints what a scenario says, on the engine that the environment names: php run.php KIT SCENARIO
 */

declare(strict_types=1);

use MikoGen\TestKit\Pbx;
use Phalcon\Di\Di;

require $argv[1] . '/bootstrap.php';

/** Prints values with their types, on one line. */
function say(mixed ...$values): void
{
    $flags = JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_PRESERVE_ZERO_FRACTION | JSON_PARTIAL_OUTPUT_ON_ERROR;
    echo implode(' ', array_map(static fn (mixed $value): string => (string)json_encode($value, $flags), $values)), "\n";
}

/** The class and text of what is thrown, or the result. */
function attempt(Closure $action): mixed
{
    try {
        return $action();
    } catch (Throwable $error) {
        return $error::class . ': ' . $error->getMessage();
    }
}

/** @return list<array<string, mixed>> the messages of a record */
function messages(object $record): array
{
    return array_map(static fn (object $message): array => $message->jsonSerialize(), $record->getMessages());
}

set_error_handler(static function (int $level, string $text, string $file): bool {
    if (error_reporting() & $level && preg_match('~scenarios|work.Phalcon~', $file)) {
        echo "PHP says: $text\n";
    }
    return true;
});
Pbx::boot(__DIR__ . '/ModuleProbe');
$pbx = new Pbx();
foreach (require __DIR__ . '/records.php' as $table => $rows) {
    foreach ($rows as $row) {
        Di::getDefault()->getShared('db')->insertAsDict($table, $row);
    }
}
$pbx->install() === [] && $pbx->enable() || exit("ModuleProbe is not installed\n");
$pbx->reloads();
require $argv[2];
