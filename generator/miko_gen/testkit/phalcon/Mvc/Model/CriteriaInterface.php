<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Mvc\Model;

interface CriteriaInterface
{
    public function andWhere(string $conditions, $bindParams = null, $bindTypes = null): \Phalcon\Mvc\Model\CriteriaInterface;
    public function betweenWhere(string $expr, $minimum, $maximum): \Phalcon\Mvc\Model\CriteriaInterface;
    public function bind(array $bindParams): \Phalcon\Mvc\Model\CriteriaInterface;
    public function bindTypes(array $bindTypes): \Phalcon\Mvc\Model\CriteriaInterface;
    public function cache(array $cache): \Phalcon\Mvc\Model\CriteriaInterface;
    public function conditions(string $conditions): \Phalcon\Mvc\Model\CriteriaInterface;
    public function distinct($distinct): \Phalcon\Mvc\Model\CriteriaInterface;
    public function execute(): \Phalcon\Mvc\Model\ResultsetInterface;
    public function forUpdate(bool $forUpdate = true): \Phalcon\Mvc\Model\CriteriaInterface;
    public function getColumns(): string|array|null;
    public function getConditions(): ?string;
    public function getGroupBy();
    public function getHaving();
    public function getLimit(): int|array|null;
    public function getModelName(): string;
    public function getOrderBy(): ?string;
    public function getParams(): array;
    public function getWhere(): ?string;
    public function groupBy($group): \Phalcon\Mvc\Model\CriteriaInterface;
    public function having($having): \Phalcon\Mvc\Model\CriteriaInterface;
    public function innerJoin(string $model, $conditions = null, $alias = null): \Phalcon\Mvc\Model\CriteriaInterface;
    public function inWhere(string $expr, array $values): \Phalcon\Mvc\Model\CriteriaInterface;
    public function leftJoin(string $model, $conditions = null, $alias = null): \Phalcon\Mvc\Model\CriteriaInterface;
    public function limit(int $limit, int $offset = 0): \Phalcon\Mvc\Model\CriteriaInterface;
    public function notBetweenWhere(string $expr, $minimum, $maximum): \Phalcon\Mvc\Model\CriteriaInterface;
    public function notInWhere(string $expr, array $values): \Phalcon\Mvc\Model\CriteriaInterface;
    public function orderBy(string $orderColumns): \Phalcon\Mvc\Model\CriteriaInterface;
    public function orWhere(string $conditions, $bindParams = null, $bindTypes = null): \Phalcon\Mvc\Model\CriteriaInterface;
    public function rightJoin(string $model, $conditions = null, $alias = null): \Phalcon\Mvc\Model\CriteriaInterface;
    public function setModelName(string $modelName): \Phalcon\Mvc\Model\CriteriaInterface;
    public function sharedLock(bool $sharedLock = true): \Phalcon\Mvc\Model\CriteriaInterface;
    public function where(string $conditions, $bindParams = null, $bindTypes = null): \Phalcon\Mvc\Model\CriteriaInterface;
}
