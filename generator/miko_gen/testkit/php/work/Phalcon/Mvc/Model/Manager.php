<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Mvc\Model;

use Phalcon\Db\Adapter\AdapterInterface;
use Phalcon\Di\Di;
use Phalcon\Di\DiInterface;
use Phalcon\Events\ManagerInterface as EventsManagerInterface;
use Phalcon\Mvc\ModelInterface;
use Phalcon\Mvc\Model\Query;
use Phalcon\Mvc\Model\Query\Builder;
use Phalcon\Mvc\Model\Query\BuilderInterface;
use Phalcon\Mvc\Model\QueryInterface;
use Phalcon\Mvc\Model\Relation;
use Phalcon\Mvc\Model\RelationInterface;

/** What is known of each class of models: its table, its connection, its relations. */
trait Manager
{
    /** @var array<string, array<string, mixed>> facts by class */
    private array $kitFacts = [];

    /** @var array<string, list<Relation>> by class */
    private array $kitRelations = [];
    /** @var array<string, array<string, Relation>> by class and alias, in small letters */
    private array $kitAliases = [];

    public function __destruct()
    {
    }

    public function getDI(): DiInterface
    {
        return $this->container ??= Di::getDefault();
    }

    public function setDI(DiInterface $container): void
    {
        $this->container = $container;
    }

    public function initialize(ModelInterface $model): bool
    {
        $class = $model::class;
        if (isset($this->kitFacts[$class])) {
            return false;
        }
        $this->kitFacts[$class] = ['source' => strtolower((string)preg_replace('/(?<!^)[A-Z]/', '_$0', substr((string)strrchr("\\$class", '\\'), 1)))];
        if (method_exists($model, 'initialize')) {
            $model->initialize();
        }
        return true;
    }

    public function isInitialized(string $className): bool
    {
        return isset($this->kitFacts[$className]);
    }

    public function load(string $modelName): ModelInterface
    {
        return new $modelName();
    }

    public function getModelSource(ModelInterface $model): string
    {
        return $this->kitFacts[$model::class]['source'];
    }

    public function setModelSource(ModelInterface $model, string $source): void
    {
        $this->kitFacts[$model::class]['source'] = $source;
    }

    public function setConnectionService(ModelInterface $model, string $connectionService): void
    {
        $this->kitFacts[$model::class]['connection'] = $connectionService;
    }

    public function getReadConnectionService(ModelInterface $model): string
    {
        return $this->kitFacts[$model::class]['connection'] ?? 'db';
    }

    public function getWriteConnectionService(ModelInterface $model): string
    {
        return $this->getReadConnectionService($model);
    }

    public function getReadConnection(ModelInterface $model): AdapterInterface
    {
        return $this->getDI()->getShared($this->getReadConnectionService($model));
    }

    public function getWriteConnection(ModelInterface $model): AdapterInterface
    {
        return $this->getReadConnection($model);
    }

    public function keepSnapshots(ModelInterface $model, bool $keepSnapshots): void
    {
        $this->kitFacts[$model::class]['snapshots'] = $keepSnapshots;
    }

    public function isKeepingSnapshots(ModelInterface $model): bool
    {
        return $this->kitFacts[$model::class]['snapshots'] ?? false;
    }

    public function useDynamicUpdate(ModelInterface $model, bool $dynamicUpdate): void
    {
        $this->kitFacts[$model::class]['dynamic'] = $dynamicUpdate;
        $this->keepSnapshots($model, $dynamicUpdate || $this->isKeepingSnapshots($model));
    }

    public function isUsingDynamicUpdate(ModelInterface $model): bool
    {
        return $this->kitFacts[$model::class]['dynamic'] ?? false;
    }

    public function getEventsManager(): ?EventsManagerInterface
    {
        return $this->eventsManager;
    }

    public function setEventsManager(EventsManagerInterface $eventsManager): void
    {
        $this->eventsManager = $eventsManager;
    }

    public function getCustomEventsManager(ModelInterface $model): ?EventsManagerInterface
    {
        return $this->kitFacts[$model::class]['events'] ?? null;
    }

    public function setCustomEventsManager(ModelInterface $model, EventsManagerInterface $eventsManager): void
    {
        $this->kitFacts[$model::class]['events'] = $eventsManager;
    }

    public function notifyEvent(string $eventName, ModelInterface $model)
    {
        $said = $this->eventsManager?->fire("model:$eventName", $model);
        return $said === false ? false : $this->getCustomEventsManager($model)?->fire("model:$eventName", $model);
    }

    public function createBuilder($params = null): BuilderInterface
    {
        return new Builder($params, $this->getDI());
    }

    public function createQuery(string $phql): QueryInterface
    {
        return new Query($phql, $this->getDI());
    }

    public function executeQuery(string $phql, $placeholders = null, $types = null)
    {
        return $this->createQuery($phql)->execute($placeholders ?? []);
    }

    public function addBelongsTo(ModelInterface $model, $fields, string $referencedModel, $referencedFields, array $options = []): RelationInterface
    {
        return $this->kitAdd($model, Relation::BELONGS_TO, $fields, $referencedModel, $referencedFields, $options);
    }

    public function addHasMany(ModelInterface $model, $fields, string $referencedModel, $referencedFields, array $options = []): RelationInterface
    {
        return $this->kitAdd($model, Relation::HAS_MANY, $fields, $referencedModel, $referencedFields, $options);
    }

    public function addHasOne(ModelInterface $model, $fields, string $referencedModel, $referencedFields, array $options = []): RelationInterface
    {
        return $this->kitAdd($model, Relation::HAS_ONE, $fields, $referencedModel, $referencedFields, $options);
    }

    public function addHasManyToMany(ModelInterface $model, $fields, string $intermediateModel, $intermediateFields, $intermediateReferencedFields, string $referencedModel, $referencedFields, array $options = []): RelationInterface
    {
        $relation = $this->kitAdd($model, Relation::HAS_MANY_THROUGH, $fields, $referencedModel, $referencedFields, $options);
        $relation->setIntermediateRelation($intermediateFields, $intermediateModel, $intermediateReferencedFields);

        return $relation;
    }

    public function getBelongsTo(ModelInterface $model): array
    {
        return $this->kitOfType($model::class, Relation::BELONGS_TO);
    }

    public function getHasMany(ModelInterface $model): array
    {
        return $this->kitOfType($model::class, Relation::HAS_MANY);
    }

    public function getHasOne(ModelInterface $model): array
    {
        return $this->kitOfType($model::class, Relation::HAS_ONE);
    }

    public function getHasManyToMany(ModelInterface $model): array
    {
        return $this->kitOfType($model::class, Relation::HAS_MANY_THROUGH);
    }

    public function existsBelongsTo(string $modelName, string $modelRelation): bool
    {
        return $this->kitExists($modelName, $modelRelation, Relation::BELONGS_TO);
    }

    public function existsHasMany(string $modelName, string $modelRelation): bool
    {
        return $this->kitExists($modelName, $modelRelation, Relation::HAS_MANY);
    }

    public function existsHasOne(string $modelName, string $modelRelation): bool
    {
        return $this->kitExists($modelName, $modelRelation, Relation::HAS_ONE);
    }

    public function getRelationByAlias(string $modelName, string $alias)
    {
        return $this->kitAliases[$modelName][strtolower($alias)] ?? false;
    }

    /** @return list<Relation> */
    public function getRelations(string $modelName): array
    {
        if (!isset($this->kitFacts[$modelName])) {
            $this->load($modelName);
        }
        // As Phalcon has them: first what a record belongs to, then what it has.
        $found = $this->kitRelations[$modelName] ?? [];
        $place = [Relation::BELONGS_TO => 0, Relation::HAS_MANY => 1, Relation::HAS_ONE => 2, Relation::HAS_MANY_THROUGH => 4];
        usort($found, static fn (Relation $one, Relation $other): int => $place[$one->getType()] <=> $place[$other->getType()]);
        return $found;
    }

    public function getRelationRecords(RelationInterface $relation, ModelInterface $record, $parameters = null, ?string $method = null)
    {
        if ($relation->isThrough()) {
            return $this->kitThrough($relation, $record, $parameters);
        }
        $conditions = [];
        $bind = [];
        foreach ((array)$relation->getFields() as $number => $field) {
            $conditions[] = '[' . ((array)$relation->getReferencedFields())[$number] . '] = :APR' . $number . ':';
            $bind["APR$number"] = $record->readAttribute($field);
        }
        $own = is_array($parameters) ? $parameters : array_filter([$parameters]);
        $more = $own['conditions'] ?? $own[0] ?? null;
        unset($own[0]);
        $found = ['conditions' => implode(' AND ', [...$conditions, ...($more === null ? [] : ["($more)"])])]
            + ['bind' => [...$bind, ...($own['bind'] ?? [])]] + $own + ($relation->getParams() ?: []);
        $method ??= $relation->getType() === Relation::HAS_MANY ? 'find' : 'findFirst';

        return $relation->getReferencedModel()::{$method}($found);
    }

    /** The records at the other end of a table that joins two. */
    private function kitThrough(RelationInterface $relation, ModelInterface $record, mixed $parameters): mixed
    {
        $own = [
            'conditions' => "[{$relation->getIntermediateFields()}] = :own:",
            'bind' => ['own' => $record->readAttribute($relation->getFields())],
        ];
        $between = $relation->getIntermediateModel()::find($own)->toArray();
        $keys = array_column($between, $relation->getIntermediateReferencedFields());
        $found = is_array($parameters) ? $parameters : array_filter([$parameters]);
        $more = $found['conditions'] ?? $found[0] ?? '1 = 1';
        unset($found[0]);
        $found['conditions'] = "[{$relation->getReferencedFields()}] IN ({APR0:array}) AND ($more)";
        $found['bind'] = ['APR0' => $keys ?: [null]] + ($found['bind'] ?? []);

        return $relation->getReferencedModel()::find($found);
    }

    /** @return list<Relation> */
    private function kitOfType(string $class, int $type): array
    {
        $isOfType = static fn (Relation $relation): bool => $relation->getType() === $type;
        return array_values(array_filter($this->getRelations($class), $isOfType));
    }

    private function kitExists(string $class, string $referenced, int $type): bool
    {
        $models = array_map(
            static fn (Relation $relation): string => strtolower($relation->getReferencedModel()),
            $this->kitOfType($class, $type)
        );
        return in_array(strtolower($referenced), $models, true);
    }

    /** Of two relations by one name both count, and the name is the later one's. */
    private function kitAdd(ModelInterface $model, int $type, mixed $fields, string $referenced, mixed $referencedFields, array $options): Relation
    {
        $alias = strtolower($options['alias'] ?? substr((string)strrchr("\\$referenced", '\\'), 1));
        $relation = new Relation($type, $referenced, $fields, $referencedFields, $options);
        $this->kitRelations[$model::class][] = $relation;

        return $this->kitAliases[$model::class][$alias] = $relation;
    }
}
