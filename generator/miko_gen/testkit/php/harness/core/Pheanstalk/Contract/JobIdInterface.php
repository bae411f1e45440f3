<?php

declare(strict_types=1);

namespace Pheanstalk\Contract;

/** What names a job. */
interface JobIdInterface
{
    public function getId(): string;
}
