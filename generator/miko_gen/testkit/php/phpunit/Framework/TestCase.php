<?php

declare(strict_types=1);

namespace PHPUnit\Framework;

use Throwable;

/**
 * A test class, as far as PHPUnit's runs with MikoGen\TestKit\Runner.
 */
abstract class TestCase extends Assert
{
    /** @var array{class?: string, message?: string, pattern?: string, code?: int|string} */
    private array $expected = [];
    private bool $expectsNoAssertion = false;

    final public function __construct(private readonly string $methodName)
    {
    }

    public static function setUpBeforeClass(): void
    {
    }

    public static function tearDownAfterClass(): void
    {
    }

    final public function name(): string
    {
        return $this->methodName;
    }

    /**
     * Runs the test once, with the arguments of its data provider.
     *
     * @throws Throwable why it failed; SkippedWithMessageException when it did not run
     */
    final public function runBare(array $arguments): void
    {
        try {
            $this->setUp();
            try {
                $this->{$this->methodName}(...$arguments);
                $thrown = null;
            } catch (AssertionFailedError | SkippedWithMessageException $e) {
                throw $e;
            } catch (Throwable $e) {
                $thrown = $e;
            }
            $this->compareWithExpected($thrown);
        } finally {
            $this->tearDown();
        }
    }

    final public function expectsNoAssertion(): bool
    {
        return $this->expectsNoAssertion;
    }

    public static function markTestSkipped(string $message = ''): never
    {
        throw new SkippedWithMessageException($message);
    }

    public static function markTestIncomplete(string $message = ''): never
    {
        throw new SkippedWithMessageException("incomplete: $message");
    }

    protected function setUp(): void
    {
    }

    protected function tearDown(): void
    {
    }

    final public function expectException(string $exception): void
    {
        $this->expected['class'] = $exception;
    }

    final public function expectExceptionMessage(string $message): void
    {
        $this->expected['message'] = $message;
    }

    final public function expectExceptionMessageMatches(string $regularExpression): void
    {
        $this->expected['pattern'] = $regularExpression;
    }

    final public function expectExceptionCode(int|string $code): void
    {
        $this->expected['code'] = $code;
    }

    final public function expectNotToPerformAssertions(): void
    {
        $this->expectsNoAssertion = true;
    }

    private function compareWithExpected(?Throwable $thrown): void
    {
        if ($this->expected === []) {
            if ($thrown !== null) {
                throw $thrown;
            }
            return;
        }
        $class = $this->expected['class'] ?? Throwable::class;
        if ($thrown === null) {
            self::fail("Failed asserting that $class is thrown.");
        }
        self::assertInstanceOf($class, $thrown, (string)$thrown);
        self::assertStringContainsString($this->expected['message'] ?? '', $thrown->getMessage());
        self::assertMatchesRegularExpression($this->expected['pattern'] ?? '//', $thrown->getMessage());
        self::assertEquals($this->expected['code'] ?? $thrown->getCode(), $thrown->getCode());
    }
}
