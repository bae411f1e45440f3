<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\Modules;

use MikoPBX\Core\System\Directories;

/** A module's own log: {logs}/{module}/{class}.log (Modules/Logger.php). */
trait Logger
{
    public bool $debug = true;

    private string $kitFile;

    public function __construct(string $class, string $module_name)
    {
        $folder = Directories::getDir(Directories::CORE_LOGS_DIR) . "/$module_name";
        if (!is_dir($folder)) {
            mkdir($folder, 0755, true);
        }
        $this->kitFile = "$folder/$class.log";
    }

    public function write(mixed $data): void
    {
        $this->kitWrite('INFO', $data);
    }

    public function writeInfo(mixed $data): void
    {
        $this->kitWrite('INFO', $data);
    }

    public function writeError(mixed $data): void
    {
        $this->kitWrite('ERROR', $data);
    }

    private function kitWrite(string $level, mixed $data): void
    {
        if ($this->debug) {
            $line = sprintf('[%s][%s] %s', date('c'), $level, urldecode(print_r($data, true)));
            file_put_contents($this->kitFile, $line . PHP_EOL, FILE_APPEND);
        }
    }
}
