<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Mvc\Model;

use MikoGen\TestKit\Models\Table;
use Phalcon\Di\DiInterface;
use Phalcon\Mvc\Model\MetaData\Strategy\StrategyInterface;
use Phalcon\Mvc\ModelInterface;

/** What the annotations of a model say, in Phalcon's words. */
trait MetaData
{
    public function getDI(): DiInterface
    {
        return $this->container;
    }

    public function setDI(DiInterface $container): void
    {
        $this->container = $container;
    }

    public function setStrategy(StrategyInterface $strategy): void
    {
        $this->strategy = $strategy;
    }

    public function reset(): void
    {
    }

    public function getAttributes(ModelInterface $model): array
    {
        return self::kitNamed($model, 'columns');
    }

    public function hasAttribute(ModelInterface $model, string $attribute): bool
    {
        return in_array($attribute, $this->getAttributes($model), true);
    }

    public function getPrimaryKeyAttributes(ModelInterface $model): array
    {
        return self::kitNamed($model, 'primary');
    }

    public function getNonPrimaryKeyAttributes(ModelInterface $model): array
    {
        return array_values(array_diff($this->getAttributes($model), $this->getPrimaryKeyAttributes($model)));
    }

    public function getNotNullAttributes(ModelInterface $model): array
    {
        return self::kitNamed($model, 'notNull');
    }

    public function getDataTypes(ModelInterface $model): array
    {
        return self::kitNamedKeys($model, 'types');
    }

    public function getDataTypesNumeric(ModelInterface $model): array
    {
        return self::kitNamedKeys($model, 'numeric');
    }

    public function getBindTypes(ModelInterface $model): array
    {
        return self::kitNamedKeys($model, 'bindTypes');
    }

    public function getDefaultValues(ModelInterface $model): array
    {
        return self::kitNamedKeys($model, 'defaults');
    }

    public function getIdentityField(ModelInterface $model): ?string
    {
        return Table::of($model::class)->identity;
    }

    public function getAutomaticCreateAttributes(ModelInterface $model): array
    {
        return [];
    }

    public function getAutomaticUpdateAttributes(ModelInterface $model): array
    {
        return [];
    }

    public function getEmptyStringAttributes(ModelInterface $model): array
    {
        return [];
    }

    public function getReverseColumnMap(ModelInterface $model): ?array
    {
        $map = $this->getColumnMap($model);
        return $map === null ? null : array_flip($map);
    }

    public function getColumnMap(ModelInterface $model): ?array
    {
        $table = Table::of($model::class);
        return $table->names === []
            ? null
            : array_combine(array_map($table->named(...), $table->columns), $table->columns);
    }

    /** @return list<string> columns instead of properties */
    private static function kitNamed(ModelInterface $model, string $fact): array
    {
        $table = Table::of($model::class);
        return array_map($table->named(...), $table->{$fact});
    }

    /** @return array<string, mixed> by columns instead of properties */
    private static function kitNamedKeys(ModelInterface $model, string $fact): array
    {
        $table = Table::of($model::class);
        return array_combine(array_map($table->named(...), array_keys($table->{$fact})), $table->{$fact});
    }
}
