<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

/**
 * A channel of Asterisk that a script talks to by AGI: it answers each command as res_agi does.
 */
final class AgiChannel
{
    /** Asterisk reads no longer line. */
    private const LONGEST = 2047;

    /** A command's words, and how many arguments it takes: from, to. */
    private const COMMANDS = [
        'ANSWER' => [0, 0],
        'CHANNEL STATUS' => [0, 1],
        'CONTROL STREAM FILE' => [2, 7],
        'DATABASE DEL' => [2, 2],
        'DATABASE DELTREE' => [1, 2],
        'DATABASE GET' => [2, 2],
        'DATABASE PUT' => [3, 3],
        'EXEC' => [1, 99],
        'GET DATA' => [1, 3],
        'GET FULL VARIABLE' => [1, 2],
        'GET OPTION' => [2, 3],
        'GET VARIABLE' => [1, 1],
        'GOSUB' => [3, 99],
        'HANGUP' => [0, 1],
        'NOOP' => [0, 99],
        'RECEIVE CHAR' => [1, 1],
        'RECEIVE TEXT' => [1, 1],
        'RECORD FILE' => [4, 7],
        'SAY ALPHA' => [2, 3],
        'SAY DATE' => [2, 2],
        'SAY DATETIME' => [2, 4],
        'SAY DIGITS' => [2, 2],
        'SAY NUMBER' => [2, 3],
        'SAY PHONETIC' => [2, 2],
        'SAY TIME' => [2, 2],
        'SEND IMAGE' => [1, 1],
        'SEND TEXT' => [1, 1],
        'SET AUTOHANGUP' => [1, 1],
        'SET CALLERID' => [1, 99],
        'SET CONTEXT' => [1, 1],
        'SET EXTENSION' => [1, 1],
        'SET MUSIC' => [1, 2],
        'SET PRIORITY' => [1, 1],
        'SET VARIABLE' => [2, 2],
        'STREAM FILE' => [2, 3],
        'TDD MODE' => [1, 1],
        'VERBOSE' => [1, 2],
        'WAIT FOR DIGIT' => [1, 1],
    ];
    /** What still works after the caller or the script has hung up. */
    private const ON_DEAD_CHANNELS = [
        'DATABASE DEL', 'DATABASE DELTREE', 'DATABASE GET', 'DATABASE PUT', 'EXEC', 'GET VARIABLE', 'NOOP',
        'SET VARIABLE', 'VERBOSE',
    ];

    /** @var list<string> the commands that came, as they were sent */
    public array $commands = [];
    /** @var list<string> what Asterisk would not do */
    public array $complaints = [];
    public bool $isHungUp = false;

    /** The dialplan will not go on after the script. */
    public bool $isCallEnded = false;
    /** @var array<string, string> Asterisk's own database */
    private array $database = [];

    /** @param array<string, string> $variables */
    public function __construct(public array $variables)
    {
    }

    /**
     * What a script reads before anything else.
     *
     * @param list<string> $arguments
     */
    public function greeting(string $script, array $arguments): string
    {
        $lines = [
            'agi_request' => $script,
            'agi_channel' => $this->value('CHANNEL') ?? 'Local/s@default-00000001;2',
            'agi_language' => $this->value('CHANNEL(language)') ?? 'en',
            'agi_type' => strstr($this->value('CHANNEL') ?? 'Local/', '/', true),
            'agi_uniqueid' => $this->value('UNIQUEID') ?? '1700000000.1',
            'agi_version' => '22.0.0',
            'agi_callerid' => $this->value('CALLERID(num)') ?? 'unknown',
            'agi_calleridname' => $this->value('CALLERID(name)') ?? 'unknown',
            'agi_callingpres' => '0',
            'agi_callingani2' => '0',
            'agi_callington' => '0',
            'agi_callingtns' => '0',
            'agi_dnid' => $this->value('CALLERID(dnid)') ?? 'unknown',
            'agi_rdnis' => $this->value('CALLERID(rdnis)') ?? 'unknown',
            'agi_context' => $this->value('CONTEXT') ?? 'default',
            'agi_extension' => $this->value('EXTEN') ?? 's',
            'agi_priority' => $this->value('PRIORITY') ?? '1',
            'agi_enhanced' => '0.0',
            'agi_accountcode' => '',
            'agi_threadid' => '1',
        ];
        foreach ($arguments as $index => $argument) {
            $lines['agi_arg_' . ($index + 1)] = $argument;
        }
        $text = '';
        foreach ($lines as $name => $value) {
            $text .= "$name: " . strtr($value, "\r\n", '  ') . "\n";
        }

        return "$text\n";
    }

    public function answer(string $line): string
    {
        $this->commands[] = $line;
        if (strlen($line) > self::LONGEST) {
            $this->complaints[] = 'Asterisk reads ' . self::LONGEST . ' characters of this command: ' . $line;
        }
        $words = self::words($line);
        foreach ([3, 2, 1] as $length) {
            $name = strtoupper(implode(' ', array_slice($words, 0, $length)));
            if (isset(self::COMMANDS[$name])) {
                return $this->answerCommand($name, array_slice($words, $length));
            }
        }
        $this->complaints[] = "Asterisk knows no such command: $line";

        return "510 Invalid or unknown command\n";
    }

    /** @param list<string> $arguments */
    private function answerCommand(string $name, array $arguments): string
    {
        if ($this->isHungUp && !in_array($name, self::ON_DEAD_CHANNELS, true)) {
            return "511 Command Not Permitted on a dead channel or intercept routine\n";
        }
        [$from, $to] = self::COMMANDS[$name];
        if (count($arguments) < $from || count($arguments) > $to) {
            $this->complaints[] = "Asterisk wants other arguments: {$this->commands[array_key_last($this->commands)]}";
            return "520-Invalid command syntax.  Proper usage follows:\n$name\n520 End of proper usage.\n";
        }

        return '200 result=' . $this->result($name, $arguments) . "\n";
    }

    /** @param list<string> $arguments */
    private function result(string $name, array $arguments): string
    {
        $first = $arguments[0] ?? '';
        switch ($name) {
            case 'GET VARIABLE':
                return self::found($this->value($first) ?? (str_ends_with($first, ')') ? '' : null));
            case 'GET FULL VARIABLE':
                return self::found($this->substituted($first));
            case 'SET VARIABLE':
                $this->set($first, $arguments[1]);
                return '1';
            case 'SET CALLERID':
                preg_match('/^\s*"?(.*?)"?\s*(?:<(.*)>)?\s*$/', implode(' ', $arguments), $parts);
                [$callerName, $number] = isset($parts[2]) ? [$parts[1], $parts[2]] : ['', $parts[1] ?? ''];
                $this->variables['CALLERID(num)'] = $number;
                $this->variables['CALLERID(name)'] = $callerName;
                return '1';
            case 'DATABASE GET':
                return self::found($this->database["$first/$arguments[1]"] ?? null);
            case 'DATABASE PUT':
                $this->database["$first/$arguments[1]"] = $arguments[2];
                return '1';
            case 'DATABASE DEL':
            case 'DATABASE DELTREE':
                return $this->forget(implode('/', $arguments), $name === 'DATABASE DELTREE');
            case 'EXEC':
                return $this->execute(strtolower($first), implode(',', array_slice($arguments, 1)));
            case 'HANGUP':
                if ($first !== '' && $first !== $this->value('CHANNEL')) {
                    return '-1';
                }
                $this->isHungUp = $this->isCallEnded = true;
                return '1';
            case 'CHANNEL STATUS':
                return '6';
            case 'STREAM FILE':
            case 'CONTROL STREAM FILE':
            case 'GET OPTION':
                return '0 endpos=0';
            case 'GET DATA':
                return ' (timeout)';
            case 'VERBOSE':
                return '1';
            default:
                return '0';
        }
    }

    private function execute(string $application, string $arguments): string
    {
        if ($application === 'set') {
            $this->set(...(explode('=', $arguments, 2) + [1 => '']));
        }
        if ($application === 'hangup') {
            $this->variables['HANGUPCAUSE'] = $arguments;
            $this->isCallEnded = true;
            return '-1';
        }

        return '0';
    }

    /** Underscores before a name say who inherits the variable, they are not part of it. */
    private function set(string $name, string $value): void
    {
        $this->variables[preg_replace('/^_{1,2}/', '', $name)] = $value;
    }

    private function value(string $name): ?string
    {
        return isset($this->variables[$name]) ? (string)$this->variables[$name] : null;
    }

    private function substituted(string $text): string
    {
        do {
            $before = $text;
            $text = (string)preg_replace_callback(
                '/\$\{([^${}]*)}/',
                fn (array $found): string => $this->value($found[1]) ?? '',
                $text
            );
        } while ($text !== $before);

        return $text;
    }

    private function forget(string $key, bool $isTree): string
    {
        $isMeant = static fn (string $one): bool => $one === $key || ($isTree && str_starts_with($one, "$key/"));
        $kept = array_filter($this->database, static fn (string $one): bool => !$isMeant($one), ARRAY_FILTER_USE_KEY);
        $isGone = count($kept) < count($this->database);
        $this->database = $kept;

        return $isGone ? '1' : '0';
    }

    private static function found(?string $value): string
    {
        return $value === null ? '0' : "1 ($value)";
    }

    /**
     * Quotes keep spaces together, a backslash takes the meaning from what follows it.
     *
     * @return list<string>
     */
    private static function words(string $line): array
    {
        $words = [];
        $isOpen = $isQuoted = $isEscaped = false;
        foreach (str_split($line) as $character) {
            $isPlain = $isEscaped;
            $isEscaped = false;
            if (!$isPlain && $character === '\\') {
                $isEscaped = true;
            } elseif (!$isPlain && $character === '"') {
                $isQuoted = !$isQuoted;
                if ($isQuoted && !$isOpen) {
                    $words[] = '';
                    $isOpen = true;
                }
            } elseif (!$isPlain && !$isQuoted && ($character === ' ' || $character === "\t")) {
                $isOpen = false;
            } else {
                if (!$isOpen) {
                    $words[] = '';
                    $isOpen = true;
                }
                $words[array_key_last($words)] .= $character;
            }
        }

        return $words;
    }
}
