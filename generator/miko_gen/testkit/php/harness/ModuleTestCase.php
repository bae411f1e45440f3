<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

use PHPUnit\Framework\TestCase;
use ReflectionClass;
use RuntimeException;

/**
 * A test of the module on a PBX of its own, on which the module is freshly installed and enabled.
 */
abstract class ModuleTestCase extends TestCase
{
    use Records;

    /** Texts that were code for somebody who did not take care: each has to stay what it is. */
    protected const HOSTILE = [
        'O\'Brien "and" \\ % _ # ; -- sons',
        "' OR '1'='1",
        '") UNION SELECT name FROM sqlite_master --',
        '<script>alert(1)</script> &amp; {{ 7 * 7 }}',
        'https stays a word, and 12.5 a number',
        '${IFS}$(id)`id` | same => n,System(id)',
        'Ключ ключу, 鍵, 🔑',
    ];

    /** The like for calls, each of which takes a process. */
    protected const HOSTILE_CALLERS = [
        'O\'Brien "and" \\ sons, ${CHANNEL}',
        "' OR '1'='1",
        '") UNION SELECT name FROM sqlite_master --',
        'two  spaces',
    ];

    /** Values that would end what they stand in, in the texts that Asterisk reads, and begin something else. */
    protected const DIALPLAN = [
        "a)\nsame => n,System(id)",
        "b\r\n[context]",
        'c,1,Dial(Local/1@internal&Local/2@internal)',
        '${CHANNEL}',
        '"d"',
        'e;f',
        'g\\',
        'h=>i',
    ];

    protected Pbx $pbx;

    protected function setUp(): void
    {
        $test = basename((string)(new ReflectionClass(static::class))->getFileName());
        ModelHandlers::leaveOut(Pbx::module()->isGenerated("tests/$test"));
        $this->pbx = new Pbx();
        $mistakes = $this->pbx->install();
        if ($mistakes !== [] || !$this->pbx->enable()) {
            throw new RuntimeException('The module cannot be installed and enabled. ' . implode(' ', $mistakes));
        }
        $this->pbx->reloads();
    }

    protected function tearDown(): void
    {
        $this->pbx->stop();
        ModelHandlers::leaveOut(false);
    }

    /** What the module says in English. */
    protected function text(string $key): string
    {
        return $this->pbx->texts('en')[$key];
    }

    /** From now on the module's handlers are doubles with the answers of tests/Examples.php. */
    protected function handlers(): Handlers
    {
        return $this->pbx->handlers($this->examples()::ANSWERS);
    }

    /** The record is not saved, and the field says why. */
    protected function assertRefused(object $record, string $field, string $key): void
    {
        self::assertFalse($record->save(), "The record was saved with a wrong $field.");
        self::assertContains($this->text($key), $this->messagesOf($record, $field));
    }

    /** @return list<string> what the model says about a field */
    protected function messagesOf(object $record, string $field): array
    {
        $texts = [];
        foreach ($record->getMessages() as $message) {
            if ($message->getField() === $field) {
                $texts[] = $message->getMessage();
            }
        }

        return $texts;
    }

    /** The same fields with the same values; JSON does not tell 1.0 from 1. */
    protected function assertSameData(array $expected, mixed $actual): void
    {
        self::assertIsArray($actual);
        $plain = static fn (mixed $value): mixed => is_float($value) && $value === floor($value) ? (int)$value : $value;
        $expected = array_map($plain, $expected);
        $actual = array_map($plain, $actual);
        ksort($expected);
        ksort($actual);
        self::assertSame($expected, $actual);
    }

    /** The call goes on as if there were no script, and nothing else than AGI was said to Asterisk. */
    protected function assertUntouched(AgiCall $call, array $variables): void
    {
        self::assertSame(0, $call->exitCode, $call->errors);
        self::assertFalse($call->hungUp);
        self::assertSame($variables, $call->variables);
        self::assertSame([], array_filter(
            $call->commands,
            static fn (string $command): bool => !str_starts_with($command, 'GET VARIABLE ')
        ));
    }

    /**
     * A server was asked with this first line, these headers among others, and these values in the body (JSON, or a
     * form).
     *
     * @param string $line for example POST https://example.com/callers
     * @param list<string> $headers
     * @param array<string, string> $data
     */
    protected function assertAsked(string $line, array $headers = [], array $data = []): void
    {
        $asked = $this->pbx->asked();
        // What is empty is not sent.
        $headers = array_filter($headers, static fn (string $header): bool => !str_ends_with($header, ':'));
        foreach ($asked as $request) {
            [$head, $body] = explode("\n\n", $request, 2) + [1 => ''];
            $lines = explode("\n", $head);
            if ($lines[0] === $line && array_diff($headers, $lines) === []) {
                self::assertEquals($data, WebServer::data($head, $body));

                return;
            }
        }
        self::fail("No server was asked: $line\n" . implode("\n", $headers) . "\n\n" . implode("\n", $asked));
    }

    /** The characters of a text that mean something to Asterisk: those of a value must add none. */
    protected static function signs(string $text): string
    {
        return (string)preg_replace('/[\w \x80-\xFF.\/@+*#:-]+/', '', $text);
    }
}
