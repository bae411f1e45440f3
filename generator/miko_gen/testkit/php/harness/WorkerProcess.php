<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

use RuntimeException;

/**
 * A worker of the module as a process of its own, as Core starts it.
 */
final class WorkerProcess
{
    /** @var resource|null */
    private $process = null;
    private readonly string $file;
    private readonly string $said;
    private ?int $exitCode = null;

    /**
     * @param string $class Modules\…\Lib\WorkerX, or Lib\WorkerX
     * @param array<string, string> $environment
     */
    public function __construct(string $class, private readonly array $environment)
    {
        $module = Pbx::module();
        $name = substr($module->fullName($class), strlen($module->className('')));
        $this->file = "$module->folder/" . strtr($name, '\\', '/') . '.php';
        if (!is_file($this->file)) {
            throw new RuntimeException("there is no worker $this->file");
        }
        $this->said = (string)tempnam($environment['MIKO_GEN_SCRATCH'] ?? sys_get_temp_dir(), 'worker');
    }

    public function start(): void
    {
        if (!function_exists('pcntl_signal')) {
            throw new RuntimeException('Workers need the PHP extension pcntl, which this PHP does not have.');
        }
        $this->exitCode = null;
        $output = ['file', $this->said, 'a'];
        $command = Php::command($this->file, ['start']);
        $environment = Php::environment($this->environment);
        $this->process = proc_open($command, [['file', '/dev/null', 'r'], $output, $output], $pipes, '/', $environment)
            ?: throw new RuntimeException("cannot run $this->file");
    }

    public function isRunning(): bool
    {
        if ($this->process === null) {
            return false;
        }
        $status = proc_get_status($this->process);
        if (!$status['running']) {
            $this->exitCode = $status['signaled'] ? 128 + $status['termsig'] : $status['exitcode'];
            proc_close($this->process);
            $this->process = null;
        }

        return $status['running'];
    }

    /** @param int $signal SIGUSR1: finish your work; SIGTERM: stop at once */
    public function signal(int $signal): void
    {
        if ($this->isRunning()) {
            proc_terminate($this->process, $signal);
        }
    }

    /** @return int|null the exit code, 128 + signal when one ended it; null when it still runs */
    public function waitForEnd(float $seconds): ?int
    {
        $until = hrtime(true) + $seconds * 1e9;
        while ($this->isRunning() && hrtime(true) < $until) {
            usleep(5000);
        }

        return $this->exitCode;
    }

    /** What it printed, and what PHP had to say of it. */
    public function output(): string
    {
        return (string)@file_get_contents($this->said);
    }

    /** Ends it, whatever it does. */
    public function stop(): void
    {
        $this->signal(15);
        if ($this->waitForEnd(2) === null) {
            $this->signal(9);
            $this->waitForEnd(5);
        }
        @unlink($this->said);
    }
}
