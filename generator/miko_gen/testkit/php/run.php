<?php

/**
 * Runs the tests of a module's folder with the kit's own runner:
 *
 *   php run.php ModuleFolder [--filter TEXT] [--junit FILE]
 *
 * Exit code 0: all passed; 1: some did not.
 */

declare(strict_types=1);

use MikoGen\TestKit\Pbx;
use MikoGen\TestKit\Runner;
use MikoGen\TestKit\TestResult;

$module = rtrim($argv[1] ?? '.', '/');
$options = ['--filter' => '', '--junit' => ''];
for ($i = 2; $i < $argc; $i += 2) {
    $options[$argv[$i]] = $argv[$i + 1] ?? '';
}

putenv('MIKO_GEN_TESTKIT=' . __DIR__);
require "$module/tests/bootstrap.php";

$start = hrtime(true);
$files = glob("$module/tests/*Test.php") ?: [];
$results = (new Runner($options['--filter']))->run($files);
if ($options['--junit'] !== '') {
    file_put_contents($options['--junit'], TestResult::junit($results));
}

$bad = 0;
echo PHP_EOL;
foreach ($results as $result) {
    if ($result->outcome !== 'passed') {
        $bad += (int)($result->outcome !== 'skipped');
        printf("\n%s: %s::%s\n%s\n", ucfirst($result->outcome), $result->class, $result->name, $result->message);
    }
}
$skipped = count(array_filter($results, static fn (TestResult $result): bool => $result->outcome === 'skipped'));
printf(
    "\n%d tests, %d failed, %d skipped, in %.1f s on %s\n",
    count($results),
    $bad,
    $skipped,
    (hrtime(true) - $start) / 1e9,
    Pbx::engine()
);
exit($bad > 0 || $results === [] ? 1 : 0);
