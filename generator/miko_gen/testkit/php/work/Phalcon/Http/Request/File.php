<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Http\Request;

/** A file that came with a form. */
trait File
{
    private array $kitFile = [];

    public function __construct(array $file, $key = null)
    {
        $this->kitFile = $file;
    }

    public function getName(): string
    {
        return $this->kitFile['name'];
    }

    public function getSize(): int
    {
        return $this->kitFile['size'];
    }

    public function getTempName(): string
    {
        return $this->kitFile['tmp_name'];
    }
}
