<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\Core\Asterisk;

/**
 * The protocol between Asterisk and a script: `agi_name: value` lines, an empty one, then a command and its answer in
 * turn (Core/Asterisk/AGIBase.php).
 */
trait AGIBase
{
    public string $option_delim = ',';

    public function __construct()
    {
        ob_implicit_flush();
        $this->in = defined('STDIN') ? STDIN : fopen('php://stdin', 'rb');
        $this->out = defined('STDOUT') ? STDOUT : fopen('php://stdout', 'wb');
        $this->request = [];
        $this->readRequestData();
    }

    public function evaluate(string $command): array
    {
        $failed = ['code' => 500, 'result' => -1, 'data' => ''];
        if (!is_resource($this->out) || !fwrite($this->out, trim($command) . "\n")) {
            return $failed;
        }
        fflush($this->out);
        $answer = '';
        $result = [];
        if (!$this->evaluateReadResponse($answer, $result)) {
            return $failed;
        }
        $this->evaluateParseResponse($answer, $result);

        return $result;
    }

    protected function readRequestData(): void
    {
        while (is_resource($this->in) && ($line = fgets($this->in)) !== false && $line !== PHP_EOL) {
            [$name, $value] = explode(':', $line, 2) + [1 => ''];
            $this->request[$name] = trim($value);
        }
    }

    /** Takes the code off the answer: `200 result=1` or, over several lines, `520-Invalid command syntax.` */
    protected function evaluateReadResponse(string &$str, array &$ret): bool
    {
        for ($tries = 0, $str = ''; $str === '' && $tries < 5; $tries++) {
            $str = trim((string)fgets($this->in, 4096));
        }
        if ($str === '') {
            return false;
        }
        $ret['code'] = substr($str, 0, 3);
        $str = trim(substr($str, 3));
        if (!str_starts_with($str, '-')) {
            return true;
        }
        $str = substr($str, 1) . "\n";
        while (($line = fgets($this->in, 4096)) !== false && !str_starts_with($line, $ret['code'])) {
            $str .= $line;
        }

        return $line !== false;
    }

    /** `result=1 (a value)`: assignments become keys, the rest is data without its outer brackets. */
    protected function evaluateParseResponse(string $str, array &$ret): void
    {
        $ret['result'] = null;
        $ret['data'] = '';
        if ((int)$ret['code'] !== 200) {
            $ret['data'] = $str;
            return;
        }
        $inBrackets = false;
        foreach (explode(' ', trim($str)) as $word) {
            // Two spaces make an empty word, which has none of these characters: PHP warns here as it does in Core.
            $opens = !$inBrackets && $word[0] === '(';
            if (!$inBrackets && !$opens && strpos($word, '=')) {
                $assignment = explode('=', $word);
                $ret[$assignment[0]] = $assignment[1];
                continue;
            }
            $isBracketed = $inBrackets || $opens;
            $ret['data'] .= ' ' . ($isBracketed ? trim($word, '() ') : $word);
            $inBrackets = $isBracketed && $word[strlen($word) - 1] !== ')';
        }
        $ret['data'] = trim($ret['data']);
    }
}
