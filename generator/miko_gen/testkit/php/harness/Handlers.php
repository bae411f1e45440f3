<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

use DomainException;
use RuntimeException;

/**
 * Doubles of the module's handlers: whether a generated file calls them rightly is seen without a look at what the
 * author made of them.
 *
 * They live in processes of their own, because in the one of the tests the author's class may be loaded already.
 */
final class Handlers
{
    private const VARIABLE = 'MIKO_GEN_HANDLERS';
    private const FAILS = "\0fails";

    /** @param array<string, mixed> $answers what each method returns */
    public function __construct(private readonly string $folder, private array $answers)
    {
        if (!is_dir($folder)) {
            mkdir($folder, 0o700);
        }
        @unlink("$folder/calls");
        putenv(self::VARIABLE . "=$folder");
        $this->write();
    }

    /** In a process that a test has started so, the handlers' class is a double. */
    public static function register(Module $module): void
    {
        if (getenv(self::VARIABLE)) {
            class_alias(HandlerDouble::class, $module->mainClass());
        }
    }

    public function stop(): void
    {
        putenv(self::VARIABLE);
    }

    /** The method throws from now on; with a code, what stands for an answer of the module's own. */
    public function fail(string $method, ?int $code = null): void
    {
        $this->answers[$method] = self::FAILS . $code;
        $this->write();
    }

    /**
     * The arguments of every call of a method; an object is its class, or a record's values.
     *
     * @return list<list<mixed>>
     */
    public function calls(string $method): array
    {
        $calls = [];
        foreach (@file("$this->folder/calls") ?: [] as $line) {
            [$name, $arguments] = json_decode($line, true);
            if ($name === $method) {
                $calls[] = $arguments;
            }
        }

        return $calls;
    }

    /**
     * The same, as soon as there are that many.
     *
     * @return list<list<mixed>>
     */
    public function waitForCalls(string $method, int $count, float $seconds = 5): array
    {
        $until = hrtime(true) + $seconds * 1e9;
        while (count($this->calls($method)) < $count && hrtime(true) < $until) {
            usleep(10000);
        }

        return $this->calls($method);
    }

    /** What the double of a handler does. */
    public static function answer(string $method, array $arguments): mixed
    {
        $folder = (string)getenv(self::VARIABLE);
        $plain = static fn (mixed $value): mixed => match (true) {
            !is_object($value) => $value,
            method_exists($value, 'toArray') => $value->toArray(),
            default => $value::class,
        };
        $line = json_encode([$method, array_map($plain, $arguments)], JSON_INVALID_UTF8_SUBSTITUTE | JSON_THROW_ON_ERROR);
        file_put_contents("$folder/calls", "$line\n", FILE_APPEND | LOCK_EX);
        $answer = unserialize((string)file_get_contents("$folder/answers"))[$method] ?? null;

        if (!is_string($answer) || !str_starts_with($answer, self::FAILS)) {
            return $answer;
        }
        $code = (int)substr($answer, strlen(self::FAILS));

        throw $code === 0 ? new RuntimeException("$method fails") : new DomainException("$method fails", $code);
    }

    private function write(): void
    {
        file_put_contents("$this->folder/answers", serialize($this->answers), LOCK_EX);
    }
}
