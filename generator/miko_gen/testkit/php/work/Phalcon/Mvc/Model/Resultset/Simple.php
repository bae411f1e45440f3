<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Mvc\Model\Resultset;

use MikoGen\TestKit\Models\Hydration;
use Phalcon\Mvc\Model\Row;

/** Records of one model, or rows of some of its columns. */
trait Simple
{
    /** @param string $model the class of the records, or Row for columns */
    public function __construct($columnMap, $model, $result, $cache = null, ?bool $keepSnapshots = null)
    {
        $this->model = $model;
        parent::__construct($result);
    }

    public function current(): mixed
    {
        if (!$this->valid()) {
            return null;
        }
        $row = $this->rows[$this->pointer];
        return $this->activeRow ??= $this->model === Row::class ? Hydration::row($row) : Hydration::record($this->model, $row);
    }

    public function toArray(?bool $renameColumns = null): array
    {
        return $this->rows;
    }

    public function __serialize(): array
    {
        return ['model' => $this->model, 'rows' => $this->rows];
    }

    public function __unserialize(array $data): void
    {
        $this->__construct(null, $data['model'], $data['rows']);
    }
}
