<?php

// phpcs:disable PSR1.Methods.CamelCapsMethodName -- Core's names.

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\Core\Asterisk;

/** The command that each method sends (Core/Asterisk/AGI.php). */
trait AGI
{
    public function answer(): array
    {
        return $this->evaluate('ANSWER');
    }

    public function hangup(string $channel = ''): array
    {
        return $this->evaluate("HANGUP $channel");
    }

    public function noop(string $string = ''): array
    {
        return $this->evaluate("NOOP \"$string\"");
    }

    /** One command for each line; the answer is the last one's. */
    public function verbose(string $message, int $level = 1): array
    {
        $answer = [];
        foreach (explode("\n", str_replace("\r\n", "\n", $message)) as $line) {
            $answer = $this->evaluate("VERBOSE \"$line\" $level");
        }

        return $answer;
    }

    public function get_variable(string $variable, bool $getvalue = false): array|string
    {
        $answer = $this->evaluate("GET VARIABLE $variable");

        return $getvalue ? trim($answer['data']) : $answer;
    }

    public function set_variable(string $variable, string $value): array
    {
        return $this->evaluate("SET VARIABLE $variable \"{$this->kitEscaped($value)}\"");
    }

    /** Not a command of Asterisk's: it answers 510, as it does to Core. */
    public function set_var(string $pVariable, string|int|float $pValue): array
    {
        return $this->evaluate("Set($pVariable=" . (is_numeric($pValue) ? $pValue : "\"$pValue\"") . ');');
    }

    public function getCallerIdName(string $number): string
    {
        $name = $this->get_variable('CALLERID(name)', true);

        return $name === $number ? '' : $name;
    }

    public function database_get(string $family, string $key): array
    {
        return $this->evaluate("DATABASE GET \"$family\" \"$key\"");
    }

    public function databasePut(string $family, string $key, string $value): array
    {
        return $this->evaluate("DATABASE PUT \"$family\" \"$key\" \"{$this->kitEscaped($value)}\"");
    }

    public function database_del(string $family, string $key): array
    {
        return $this->evaluate("DATABASE DEL \"$family\" \"$key\"");
    }

    public function database_deltree(string $family, string $keytree = ''): array
    {
        return $this->evaluate("DATABASE DELTREE \"$family\"" . (empty($keytree) ? '' : " \"$keytree\""));
    }

    public function exec(string $application, mixed $options): array
    {
        return $this->evaluate("EXEC $application " . (is_array($options) ? implode(',', $options) : $options));
    }

    public function exec_absolutetimeout(int $seconds = 0): array
    {
        return $this->exec('AbsoluteTimeout', $seconds);
    }

    public function exec_dial(
        string $type,
        string $identifier,
        ?int $timeout = null,
        ?string $options = null,
        ?string $url = null
    ): array {
        return $this->exec('Dial', $this->kitJoined("$type/$identifier", (string)$timeout, $options, $url));
    }

    public function exec_goto(string $a, ?string $b = null, ?string $c = null): array
    {
        return $this->exec('Goto', $this->kitJoined($a, $b, $c));
    }

    public function stream_file(string $filename, string $escape_digits = '', int $offset = 0): array
    {
        return $this->evaluate("STREAM FILE $filename \"$escape_digits\" $offset");
    }

    public function getData(string $filename, ?int $timeout = null, ?int $max_digits = null): array
    {
        return $this->evaluate(rtrim("GET DATA $filename $timeout $max_digits"));
    }

    public function wait_for_digit(int $timeout = -1): array
    {
        return $this->evaluate("WAIT FOR DIGIT $timeout");
    }

    public function send_image(string $image): array
    {
        return $this->evaluate("SEND IMAGE $image");
    }

    public function send_text(string $text): array
    {
        return $this->evaluate("SEND TEXT \"$text\"");
    }

    public function set_autohangup(int $time = 0): array
    {
        return $this->evaluate("SET AUTOHANGUP $time");
    }

    public function set_callerid(string $cid): array
    {
        return $this->evaluate("SET CALLERID $cid");
    }

    public function set_music(bool $enabled = true, string $class = ''): array
    {
        return $this->evaluate('SET MUSIC ' . ($enabled ? 'ON' : 'OFF') . " $class");
    }

    private function kitEscaped(string $value): string
    {
        return str_replace("\n", '\n', addslashes($value));
    }

    private function kitJoined(?string ...$parts): string
    {
        return trim(implode($this->option_delim, $parts), $this->option_delim);
    }
}
