<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Db;

/** An index of a table. */
trait Index
{
    public function __construct(string $name, array $columns, ?string $type = '')
    {
        $this->name = $name;
        $this->columns = $columns;
        $this->type = (string)$type;
    }

    public function getName(): string
    {
        return $this->name;
    }

    public function getColumns(): array
    {
        return $this->columns;
    }

    public function getType(): string
    {
        return $this->type;
    }
}
