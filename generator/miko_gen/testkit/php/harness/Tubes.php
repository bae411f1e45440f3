<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

use MikoPBX\Common\Library\Text;

/**
 * The queue server of the tests, in place of beanstalkd: a tube is a folder, a job a file in it. Any process of the
 * same PBX sees the same tubes.
 */
final class Tubes
{
    private static int $count = 0;

    private function __construct(private readonly string $folder)
    {
    }

    public static function here(): self
    {
        return new self(getenv('MIKO_GEN_SCRATCH') . '/tubes');
    }

    public function clear(): void
    {
        Scratch::remove($this->folder);
    }

    /** A job for whoever waits at the tube; less is more urgent. */
    public function put(string $tube, string $data, int $priority = 1024): string
    {
        $folder = "$this->folder/" . rawurlencode($tube);
        if (!is_dir($folder)) {
            @mkdir($folder, 0o700, true);
        }
        $id = sprintf('%010d-%020d-%d-%d', $priority, hrtime(true), getmypid(), self::$count++);
        file_put_contents("$folder/new-$id", $data);
        rename("$folder/new-$id", "$folder/job-$id");

        return $id;
    }

    /** How many jobs wait. */
    public function count(string $tube): int
    {
        return count(glob("$this->folder/" . rawurlencode($tube) . '/job-*') ?: []);
    }

    /**
     * The most urgent job of these tubes, the oldest of those; it is gone from its tube then.
     *
     * @param list<string> $tubes
     *
     * @return array{id: string, tube: string, data: string}|null nothing came in time, or a signal did
     */
    public function take(array $tubes, float $seconds): ?array
    {
        $until = hrtime(true) + $seconds * 1e9;
        do {
            $found = [];
            foreach ($tubes as $tube) {
                foreach (glob("$this->folder/" . rawurlencode($tube) . '/job-*') ?: [] as $file) {
                    $found[basename($file)] = [$tube, $file];
                }
            }
            ksort($found);
            foreach ($found as $name => [$tube, $file]) {
                $taken = dirname($file) . "/taken-$name";
                if (@rename($file, $taken)) {
                    $data = (string)file_get_contents($taken);
                    unlink($taken);

                    return ['id' => substr($name, 4), 'tube' => $tube, 'data' => $data];
                }
            }
            usleep(5000);
        } while (hrtime(true) < $until);

        return null;
    }

    /** Sends a request as BeanstalkClient::request() does, and gives the answer; null when none came in time. */
    public function ask(string $tube, string $message, float $seconds = 5): ?string
    {
        $inbox = uniqid('INBOX_', true);
        $this->put(str_replace('\\', '-', $tube), serialize([$message, 'inbox_tube' => $inbox]));

        return $this->take([$inbox], $seconds)['data'] ?? null;
    }

    /**
     * The ping of Core's supervisor.
     *
     * @param class-string $worker
     */
    public function ping(string $worker, float $seconds = 5): ?string
    {
        return $this->ask(Text::camelize("ping_$worker", '\\'), 'ping', $seconds);
    }

    /** Takes the next message that BeanstalkClient::publish() has sent; null when none came in time. */
    public function receive(string $tube, float $seconds = 5): ?string
    {
        $job = $this->take([str_replace('\\', '-', $tube)], $seconds);

        return $job === null ? null : (string)unserialize($job['data'], ['allowed_classes' => false]);
    }

    /** Sends a message as BeanstalkClient::publish() does. */
    public function send(string $tube, string $message): void
    {
        $this->put(str_replace('\\', '-', $tube), serialize($message));
    }
}
