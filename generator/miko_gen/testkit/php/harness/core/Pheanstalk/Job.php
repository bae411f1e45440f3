<?php

declare(strict_types=1);

namespace Pheanstalk;

use Pheanstalk\Contract\JobIdInterface;

/** A job of the queue. */
class Job implements JobIdInterface
{
    public function __construct(private readonly string $id, private readonly string $data)
    {
    }

    public function getId(): string
    {
        return $this->id;
    }

    public function getData(): string
    {
        return $this->data;
    }
}
