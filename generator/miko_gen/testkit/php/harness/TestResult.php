<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

/**
 * How one test ended: passed, failed, error or skipped, and why.
 */
final class TestResult
{
    public function __construct(
        public readonly string $class,
        public readonly string $name,
        public readonly float $seconds,
        public readonly string $outcome,
        public readonly string $message
    ) {
    }

    public function sign(): string
    {
        return ['passed' => '.', 'failed' => 'F', 'error' => 'E', 'skipped' => 'S'][$this->outcome];
    }

    /** @param list<self> $results as JUnit's XML */
    public static function junit(array $results): string
    {
        $quoted = static fn (string $text): string => htmlspecialchars(
            (string)preg_replace('/[^\P{C}\n\t]/u', '?', mb_scrub($text)),
            ENT_XML1 | ENT_QUOTES
        );
        $suites = [];
        foreach ($results as $result) {
            $suites[$result->class][] = $result;
        }
        $xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n";
        foreach ($suites as $class => $cases) {
            $count = static fn (string $outcome): int
                => count(array_filter($cases, static fn (self $case): bool => $case->outcome === $outcome));
            $xml .= sprintf(
                "  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"%d\" time=\"%.6f\">\n",
                $quoted($class),
                count($cases),
                $count('failed'),
                $count('error'),
                $count('skipped'),
                array_sum(array_column($cases, 'seconds'))
            );
            foreach ($cases as $case) {
                $xml .= sprintf(
                    '    <testcase name="%s" classname="%s" time="%.6f"',
                    $quoted($case->name),
                    $quoted(strtr($class, '\\', '.')),
                    $case->seconds
                );
                $message = $quoted($case->message);
                $xml .= match ($case->outcome) {
                    'passed' => "/>\n",
                    'skipped' => "><skipped message=\"$message\"/></testcase>\n",
                    'failed' => "><failure>$message</failure></testcase>\n",
                    'error' => "><error>$message</error></testcase>\n",
                };
            }
            $xml .= "  </testsuite>\n";
        }

        return "$xml</testsuites>\n";
    }
}
