<?php

declare(strict_types=1);

namespace Pheanstalk;

use MikoGen\TestKit\Tubes;
use Pheanstalk\Contract\JobIdInterface;
use Pheanstalk\Contract\PheanstalkInterface;

/** As much of the queue's client as Core's BeanstalkClient uses, on the queue of the tests. */
class Pheanstalk implements PheanstalkInterface
{
    private string $used = 'default';
    /** @var array<string, true> */
    private array $watched = ['default' => true];
    /** @var array<string, string> the tubes of the jobs that were taken */
    private array $tubes = [];

    public static function create(string $host, mixed $port = 11300): self
    {
        return new self();
    }

    public function useTube(string $tube): self
    {
        $this->used = $tube;

        return $this;
    }

    public function watch(string $tube): self
    {
        $this->watched[$tube] = true;

        return $this;
    }

    public function ignore(string $tube): self
    {
        unset($this->watched[$tube]);

        return $this;
    }

    public function put(string $data, int $priority = 1024, int $delay = 0, int $ttr = 60): Job
    {
        return new Job(Tubes::here()->put($this->used, $data, $priority), $data);
    }

    public function reserveWithTimeout(int $timeout): ?Job
    {
        $job = Tubes::here()->take(array_keys($this->watched), $timeout);
        if ($job === null) {
            return null;
        }
        $this->tubes[$job['id']] = $job['tube'];

        return new Job($job['id'], $job['data']);
    }

    /** @return array<string, mixed> */
    public function statsJob(JobIdInterface $job): array
    {
        return ['tube' => $this->tubes[$job->getId()] ?? '', 'reserves' => 1];
    }

    public function delete(JobIdInterface $job): void
    {
        unset($this->tubes[$job->getId()]);
    }

    public function bury(JobIdInterface $job): void
    {
        unset($this->tubes[$job->getId()]);
    }
}
