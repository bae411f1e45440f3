<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Mvc\Model;

use MikoGen\TestKit\Models\Select;
use Phalcon\Di\Di;
use Phalcon\Di\DiInterface;
use Phalcon\Mvc\Model\QueryInterface;
use Phalcon\Mvc\ModelInterface;

/** A question in PHQL. */
trait Query
{
    public function __construct(?string $phql = null, ?DiInterface $container = null, array $options = [])
    {
        $this->phql = $phql;
        $this->container = $container;
        $this->bindParams = [];
        $this->bindTypes = [];
    }

    public function getDI(): DiInterface
    {
        return $this->container ??= Di::getDefault();
    }

    public function setDI(DiInterface $container): void
    {
        $this->container = $container;
    }

    public function execute(array $bindParams = [], array $bindTypes = [])
    {
        $found = (new Select((string)$this->phql, $bindParams + $this->bindParams))->execute();
        return $this->uniqueRow ? $found->getFirst() : $found;
    }

    public function getSingleResult(array $bindParams = [], array $bindTypes = []): ModelInterface
    {
        return (clone $this)->setUniqueRow(false)->execute($bindParams, $bindTypes)->getFirst();
    }

    public function getBindParams(): array
    {
        return $this->bindParams;
    }

    public function setBindParams(array $bindParams, ?bool $merge = null): QueryInterface
    {
        $this->bindParams = $merge ? $bindParams + $this->bindParams : $bindParams;
        return $this;
    }

    public function setBindTypes(array $bindTypes, ?bool $merge = null): QueryInterface
    {
        return $this;
    }

    public function setUniqueRow(bool $uniqueRow): QueryInterface
    {
        $this->uniqueRow = $uniqueRow;
        return $this;
    }

    public function getUniqueRow(): bool
    {
        return (bool)$this->uniqueRow;
    }
}
