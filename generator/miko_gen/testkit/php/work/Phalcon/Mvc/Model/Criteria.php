<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Mvc\Model;

use Phalcon\Di\Di;
use Phalcon\Di\DiInterface;
use Phalcon\Mvc\Model\CriteriaInterface;
use Phalcon\Mvc\Model\Query\Builder;
use Phalcon\Mvc\Model\Query\BuilderInterface;
use Phalcon\Mvc\Model\ResultsetInterface;

/** A question to one model, as Model::query() begins it: a builder with other words. */
trait Criteria
{
    private ?Builder $kitBuilder = null;

    public function getDI(): DiInterface
    {
        return Di::getDefault();
    }

    public function setDI(DiInterface $container): void
    {
    }

    public function getModelName(): string
    {
        return $this->model;
    }

    public function setModelName(string $modelName): CriteriaInterface
    {
        $this->model = $modelName;
        return $this;
    }

    public function where(string $conditions, $bindParams = null, $bindTypes = null): CriteriaInterface
    {
        return $this->kitSay(static fn (Builder $builder) => $builder->where($conditions, $bindParams ?? []));
    }

    public function conditions(string $conditions): CriteriaInterface
    {
        return $this->where($conditions);
    }

    public function andWhere(string $conditions, $bindParams = null, $bindTypes = null): CriteriaInterface
    {
        return $this->kitSay(static fn (Builder $builder) => $builder->andWhere($conditions, $bindParams ?? []));
    }

    public function orWhere(string $conditions, $bindParams = null, $bindTypes = null): CriteriaInterface
    {
        return $this->kitSay(static fn (Builder $builder) => $builder->orWhere($conditions, $bindParams ?? []));
    }

    public function inWhere(string $expr, array $values): CriteriaInterface
    {
        return $this->kitSay(static fn (Builder $builder) => $builder->inWhere($expr, $values));
    }

    public function notInWhere(string $expr, array $values): CriteriaInterface
    {
        return $this->kitSay(static fn (Builder $builder) => $builder->notInWhere($expr, $values));
    }

    public function betweenWhere(string $expr, $minimum, $maximum): CriteriaInterface
    {
        return $this->kitSay(static fn (Builder $builder) => $builder->betweenWhere($expr, $minimum, $maximum));
    }

    public function bind(array $bindParams, ?bool $merge = null): CriteriaInterface
    {
        return $this->kitSay(static fn (Builder $builder) => $builder->setBindParams($bindParams, $merge));
    }

    public function columns($columns): CriteriaInterface
    {
        return $this->kitSay(static fn (Builder $builder) => $builder->columns($columns));
    }

    public function join(string $model, $conditions = null, $alias = null, $type = null): CriteriaInterface
    {
        return $this->kitSay(static fn (Builder $builder) => $builder->join($model, $conditions, $alias, $type));
    }

    public function groupBy($group): CriteriaInterface
    {
        return $this->kitSay(static fn (Builder $builder) => $builder->groupBy($group));
    }

    public function having($having): CriteriaInterface
    {
        return $this->kitSay(static fn (Builder $builder) => $builder->having($having));
    }

    public function orderBy(string $orderColumns): CriteriaInterface
    {
        return $this->kitSay(static fn (Builder $builder) => $builder->orderBy($orderColumns));
    }

    public function limit(int $limit, ?int $offset = null): CriteriaInterface
    {
        return $this->kitSay(static fn (Builder $builder) => $builder->limit($limit, $offset));
    }

    public function createBuilder(): BuilderInterface
    {
        return $this->kitBuilder ??= (new Builder())->from($this->model);
    }

    public function execute(): ResultsetInterface
    {
        return $this->createBuilder()->getQuery()->execute();
    }

    private function kitSay(\Closure $say): CriteriaInterface
    {
        $say($this->createBuilder());
        return $this;
    }
}
