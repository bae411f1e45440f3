<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

use PHPUnit\Framework\AssertionFailedError;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\TestWith;
use PHPUnit\Framework\SkippedWithMessageException;
use PHPUnit\Framework\TestCase;
use ReflectionClass;
use ReflectionMethod;
use Throwable;

/**
 * Runs test classes where PHPUnit is not installed: a sign for each test while it runs, the failures at the end.
 */
final class Runner
{
    /** @var list<TestResult> */
    private array $results = [];

    /** @param string $filter a part of "Class::method with data", or nothing for all tests */
    public function __construct(private readonly string $filter = '')
    {
    }

    /**
     * @param list<string> $files
     * @return list<TestResult>
     */
    public function run(array $files): array
    {
        foreach ($files as $file) {
            foreach ($this->classesIn($file) as $class) {
                $this->runClass($class);
            }
        }

        return $this->results;
    }

    /** @return list<ReflectionClass<TestCase>> */
    private function classesIn(string $file): array
    {
        require_once $file;
        $found = [];
        foreach (get_declared_classes() as $name) {
            $class = new ReflectionClass($name);
            if ($class->getFileName() === realpath($file) && $class->isSubclassOf(TestCase::class) && !$class->isAbstract()) {
                $found[] = $class;
            }
        }
        return $found;
    }

    private function runClass(ReflectionClass $class): void
    {
        $tests = [];
        foreach ($class->getMethods(ReflectionMethod::IS_PUBLIC) as $method) {
            if (str_starts_with($method->getName(), 'test')) {
                foreach ($this->argumentsOf($method) as $name => $arguments) {
                    $title = $method->getName() . ($name === '' ? '' : " with data set $name");
                    if ($this->filter === '' || str_contains("{$class->getName()}::$title", $this->filter)) {
                        $tests[] = [$title, $method->getName(), $arguments];
                    }
                }
            }
        }
        if ($tests === []) {
            return;
        }
        $class->getMethod('setUpBeforeClass')->invoke(null);
        foreach ($tests as [$title, $method, $arguments]) {
            $result = $this->runTest($class, $title, $method, $arguments);
            $this->results[] = $result;
            echo $result->sign(), count($this->results) % 72 === 0 ? PHP_EOL : '';
        }
        $class->getMethod('tearDownAfterClass')->invoke(null);
    }

    private function runTest(ReflectionClass $class, string $title, string $method, array $arguments): TestResult
    {
        $start = hrtime(true);
        TestCase::takeCount();
        $outcome = ['passed', ''];
        try {
            $test = $class->newInstance($method);
            ob_start();
            $test->runBare($arguments);
            $count = TestCase::takeCount();
            if ($count === 0 && !$test->expectsNoAssertion()) {
                $outcome = ['failed', 'This test did not assert anything.'];
            }
        } catch (SkippedWithMessageException $e) {
            $outcome = ['skipped', $e->getMessage()];
        } catch (AssertionFailedError $e) {
            $outcome = ['failed', $e->getMessage() . self::place($e, $class)];
        } catch (Throwable $e) {
            $outcome = ['error', get_debug_type($e) . ": {$e->getMessage()}\n{$e->getFile()}:{$e->getLine()}" . self::place($e, $class)];
        } finally {
            $printed = (string)ob_get_clean();
        }
        if ($printed !== '' && $outcome[0] === 'passed') {
            $outcome = ['failed', "This test printed: $printed"];
        }

        return new TestResult($class->getName(), $title, (hrtime(true) - $start) / 1e9, ...$outcome);
    }

    /** @return iterable<string, array> */
    private function argumentsOf(ReflectionMethod $method): iterable
    {
        $sets = [];
        foreach ($method->getAttributes(DataProvider::class) as $attribute) {
            $provider = $method->getDeclaringClass()->getMethod($attribute->newInstance()->methodName);
            foreach ($provider->invoke(null) as $name => $arguments) {
                $sets[is_int($name) ? "#$name" : "\"$name\""] = $arguments;
            }
        }
        foreach ($method->getAttributes(TestWith::class) as $number => $attribute) {
            $with = $attribute->newInstance();
            $sets[$with->name === null ? "#$number" : "\"$with->name\""] = $with->data;
        }

        return $sets === [] ? ['' => []] : $sets;
    }

    /** The line of the test class where it happened. */
    private static function place(Throwable $thrown, ReflectionClass $class): string
    {
        foreach ([['file' => $thrown->getFile(), 'line' => $thrown->getLine()], ...$thrown->getTrace()] as $frame) {
            if (($frame['file'] ?? '') === $class->getFileName()) {
                return "\n{$frame['file']}:{$frame['line']}";
            }
        }
        return '';
    }
}
