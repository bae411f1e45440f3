<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Mvc;

use MikoGen\TestKit\Models\Finder;
use MikoGen\TestKit\Models\Hydration;
use MikoGen\TestKit\Models\Saving;
use MikoGen\TestKit\Models\Table;
use PDOException;
use Phalcon\Db\Adapter\AdapterInterface;
use Phalcon\Di\Di;
use Phalcon\Di\DiInterface;
use Phalcon\Events\ManagerInterface as EventsManagerInterface;
use Phalcon\Filter\Validation\ValidationInterface;
use Phalcon\Messages\Message;
use Phalcon\Messages\MessageInterface;
use Phalcon\Mvc\Model\Criteria;
use Phalcon\Mvc\Model\CriteriaInterface;
use Phalcon\Mvc\Model\Exception;
use Phalcon\Mvc\Model\ManagerInterface;
use Phalcon\Mvc\Model\MetaDataInterface;
use Phalcon\Mvc\Model\Relation;
use Phalcon\Mvc\Model\Resultset\Simple;
use Phalcon\Mvc\Model\ResultsetInterface;
use Phalcon\Mvc\Model\Row;
use Phalcon\Mvc\ModelInterface;

/** A record: what it keeps is here, finding and saving are done by the classes of MikoGen\TestKit\Models. */
trait Model
{
    /** @var array<string, mixed> related records that are saved with this one, by alias */
    private array $kitAssigned = [];

    final public function __construct($data = null, ?DiInterface $container = null, ?ManagerInterface $modelsManager = null)
    {
        $this->container = $container ?? Di::getDefault();
        $this->modelsManager = $modelsManager ?? $this->container->getShared('modelsManager');
        $this->errorMessages = [];
        $this->modelsManager->initialize($this);
        if (method_exists($this, 'onConstruct')) {
            $this->onConstruct($data);
        }
        if (is_array($data)) {
            $this->assign($data);
        }
    }

    public static function setup(array $options): void
    {
    }

    public static function find($parameters = null)
    {
        $finder = new Finder(static::class, $parameters);
        $columns = $finder->isOfColumns() ? Row::class : static::class;
        return new Simple(null, $columns, $finder->rows());
    }

    public static function findFirst($parameters = null)
    {
        $finder = new Finder(static::class, $parameters);
        $row = $finder->rows(1)[0] ?? null;
        if ($row === null) {
            return null;
        }
        return $finder->isOfColumns() ? Hydration::row($row) : Hydration::record(static::class, $row);
    }

    public static function query(?DiInterface $container = null): CriteriaInterface
    {
        return (new Criteria())->setModelName(static::class);
    }

    public static function count($parameters = null)
    {
        return self::kitAggregate('COUNT', 'rowcount', $parameters);
    }

    public static function sum($parameters = null)
    {
        return self::kitAggregate('SUM', 'sumatory', $parameters);
    }

    public static function average(array $parameters = [])
    {
        return self::kitAggregate('AVG', 'average', $parameters);
    }

    public static function maximum($parameters = null)
    {
        return self::kitAggregate('MAX', 'maximum', $parameters);
    }

    public static function minimum($parameters = null)
    {
        return self::kitAggregate('MIN', 'minimum', $parameters);
    }

    public static function __callStatic(string $method, array $arguments)
    {
        foreach (['findFirstBy' => 'findFirst', 'findBy' => 'find', 'countBy' => 'count'] as $prefix => $finder) {
            if (str_starts_with($method, $prefix) && $method !== $prefix) {
                return static::{$finder}(self::kitDynamic(substr($method, strlen($prefix)), $arguments, $method));
            }
        }
        throw new Exception("The method '$method' doesn't exist on model '" . static::class . "'");
    }

    public function __call(string $method, array $arguments)
    {
        foreach (['findFirstBy', 'findBy', 'countBy'] as $prefix) {
            if (str_starts_with($method, $prefix)) {
                return static::__callStatic($method, $arguments);
            }
        }
        $alias = substr($method, 3);
        if (str_starts_with($method, 'get') && $this->modelsManager->getRelationByAlias(static::class, $alias)) {
            return $this->getRelated($alias, $arguments[0] ?? null);
        }
        throw new Exception("The method '$method' doesn't exist on model '" . static::class . "'");
    }

    public function __get(string $property)
    {
        if ($property === '_modelsManager') {
            return $this->modelsManager;
        }
        if ($this->modelsManager->getRelationByAlias(static::class, $property)) {
            return $this->getRelated($property);
        }
        trigger_error('Access to undefined property ' . static::class . "::$property");
        return null;
    }

    public function __set(string $property, $value)
    {
        if ((is_object($value) || is_array($value)) && $this->modelsManager->getRelationByAlias(static::class, $property)) {
            $this->kitAssigned[strtolower($property)] = $value;
            return;
        }
        $this->{$property} = $value;
    }

    public function __isset(string $property): bool
    {
        return (bool)$this->modelsManager->getRelationByAlias(static::class, $property);
    }

    public function __serialize(): array
    {
        return $this->toArray();
    }

    public function __unserialize(array $data): void
    {
        $this->container = Di::getDefault();
        $this->modelsManager = $this->container->getShared('modelsManager');
        $this->errorMessages = [];
        $this->modelsManager->initialize($this);
        $this->assign($data);
    }

    public function save(): bool
    {
        $assigned = $this->kitAssigned;
        $this->kitAssigned = [];
        foreach ($assigned as $alias => $record) {
            $relation = $this->modelsManager->getRelationByAlias(static::class, $alias);
            if ($relation->getType() === Relation::BELONGS_TO) {
                if (!$record->save()) {
                    array_map($this->appendMessage(...), $record->getMessages());
                    return false;
                }
                $this->{$relation->getFields()} = $record->{$relation->getReferencedFields()};
            }
        }
        $isSaved = $this->kitWrite(static fn (Saving $saving): bool => $saving->save($saving->exists()));
        foreach ($isSaved ? $assigned : [] as $alias => $records) {
            $relation = $this->modelsManager->getRelationByAlias(static::class, $alias);
            foreach ($relation->getType() === Relation::BELONGS_TO ? [] : (is_array($records) ? $records : [$records]) as $record) {
                $record->{$relation->getReferencedFields()} = $this->{$relation->getFields()};
                $isSaved = $record->save() && $isSaved;
            }
        }

        return $isSaved;
    }

    public function create(): bool
    {
        return $this->kitWrite(function (Saving $saving): bool {
            if ($saving->exists()) {
                $this->kitRefuse('Record cannot be created because it already exists', 'InvalidCreateAttempt');
                return false;
            }
            return $saving->save(false);
        });
    }

    public function update(): bool
    {
        return $this->kitWrite(function (Saving $saving): bool {
            if (!$saving->exists()) {
                $this->kitRefuse('Record cannot be updated because it does not exist', 'InvalidUpdateAttempt');
                return false;
            }
            return $saving->save(true);
        });
    }

    public function delete(): bool
    {
        return $this->kitWrite(static fn (Saving $saving): bool => $saving->delete());
    }

    public function refresh(): ModelInterface
    {
        if ($this->dirtyState !== self::DIRTY_STATE_PERSISTENT) {
            throw new Exception('The record cannot be refreshed because it does not exist or is deleted in \'' . static::class . "'");
        }
        $key = Table::of(static::class)->primary[0];
        $row = (new Finder(static::class, ['conditions' => "[$key] = :key:", 'bind' => ['key' => $this->{$key}]]))->rows(1)[0] ?? null;
        if ($row !== null) {
            Hydration::assign($this, $row, null);
            $this->setSnapshotData($row);
        }

        return $this;
    }

    public function assign(array $data, $whiteList = null, $dataColumnMap = null): ModelInterface
    {
        Hydration::assign($this, $data, $whiteList);
        return $this;
    }

    public function toArray($columns = null, $useGetter = null): array
    {
        $found = [];
        foreach (Table::of(static::class)->columns as $name) {
            if ($columns === null || in_array($name, $columns, true)) {
                $getter = 'get' . str_replace('_', '', ucwords($name, '_'));
                $isAsked = ($useGetter ?? true) && method_exists($this, $getter) && !method_exists(self::class, $getter);
                $found[$name] = $isAsked ? $this->{$getter}() : $this->{$name} ?? null;
            }
        }
        return $found;
    }

    public function jsonSerialize(): array
    {
        return $this->toArray();
    }

    public function dump(): array
    {
        return get_object_vars($this);
    }

    public function readAttribute(string $attribute)
    {
        return $this->{$attribute} ?? null;
    }

    public function writeAttribute(string $attribute, $value): void
    {
        $this->{$attribute} = $value;
    }

    public function appendMessage(MessageInterface $message): ModelInterface
    {
        $this->errorMessages[] = $message;
        return $this;
    }

    public function getMessages($filter = null): array
    {
        if ($filter === null) {
            return $this->errorMessages;
        }
        return array_values(array_filter(
            $this->errorMessages,
            static fn (MessageInterface $message): bool => in_array($message->getField(), (array)$filter, true)
        ));
    }

    public function validationHasFailed(): bool
    {
        return $this->errorMessages !== [];
    }

    public function fireEvent(string $eventName): bool
    {
        if (method_exists($this, $eventName)) {
            $this->{$eventName}();
        }
        return $this->modelsManager->notifyEvent($eventName, $this) !== false;
    }

    public function fireEventCancel(string $eventName): bool
    {
        if (method_exists($this, $eventName) && $this->{$eventName}() === false) {
            return false;
        }
        return $this->modelsManager->notifyEvent($eventName, $this) !== false;
    }

    public function getRelated(string $alias, $arguments = null)
    {
        $relation = $this->modelsManager->getRelationByAlias(static::class, $alias)
            ?: throw new Exception("There is no defined relations for the model '" . static::class . "' using alias '$alias'");
        return $this->kitAssigned[strtolower($alias)] ?? $this->modelsManager->getRelationRecords($relation, $this, $arguments);
    }

    public function hasSnapshotData(): bool
    {
        return !empty($this->snapshot);
    }

    public function getSnapshotData(): array
    {
        return $this->snapshot ?? [];
    }

    public function getOldSnapshotData(): array
    {
        return $this->oldSnapshot ?? [];
    }

    public function setSnapshotData(array $data, $columnMap = null): void
    {
        $this->snapshot = $data;
    }

    public function setOldSnapshotData(array $data, $columnMap = null)
    {
        $this->oldSnapshot = $data;
    }

    /** @return list<string> */
    public function getChangedFields(): array
    {
        $snapshot = $this->snapshot ?? [];
        $changed = fn (string $name): bool => !array_key_exists($name, $snapshot) || $snapshot[$name] !== ($this->{$name} ?? null);
        return array_values(array_filter(Table::of(static::class)->columns, $changed));
    }

    /** @return list<string> */
    public function getUpdatedFields(): array
    {
        if ($this->dirtyState !== self::DIRTY_STATE_PERSISTENT) {
            throw new Exception('Change checking cannot be performed because the object has not been persisted or is deleted in \''
                . static::class . "'");
        }
        $old = $this->oldSnapshot ?? [];
        $changed = fn (string $name): bool => !array_key_exists($name, $old) || $old[$name] !== $this->snapshot[$name];
        return array_values(array_filter(array_keys($this->snapshot ?? []), $changed));
    }

    public function hasChanged($fieldName = null, ?bool $allFields = null): bool
    {
        return self::kitTouches($this->getChangedFields(), $fieldName, $allFields);
    }

    public function hasUpdated($fieldName = null, ?bool $allFields = null): bool
    {
        return self::kitTouches($this->getUpdatedFields(), $fieldName, $allFields);
    }

    public function getDirtyState(): int
    {
        return $this->dirtyState;
    }

    public function setDirtyState(int $dirtyState)
    {
        $this->dirtyState = $dirtyState;
        return $this;
    }

    public function getModelsManager(): ManagerInterface
    {
        return $this->modelsManager;
    }

    public function getModelsMetaData(): MetaDataInterface
    {
        return $this->container->getShared('modelsMetadata');
    }

    public function getEventsManager(): ?EventsManagerInterface
    {
        return $this->modelsManager->getCustomEventsManager($this);
    }

    public function setEventsManager(EventsManagerInterface $eventsManager)
    {
        $this->modelsManager->setCustomEventsManager($this, $eventsManager);
    }

    final public function getSource(): string
    {
        return $this->modelsManager->getModelSource($this);
    }

    final public function getSchema(): ?string
    {
        return null;
    }

    final public function getReadConnection(): AdapterInterface
    {
        return $this->modelsManager->getReadConnection($this);
    }

    final public function getWriteConnection(): AdapterInterface
    {
        return $this->modelsManager->getWriteConnection($this);
    }

    final public function getReadConnectionService(): string
    {
        return $this->modelsManager->getReadConnectionService($this);
    }

    final public function getWriteConnectionService(): string
    {
        return $this->modelsManager->getWriteConnectionService($this);
    }

    final public function setConnectionService(string $connectionService): void
    {
        $this->modelsManager->setConnectionService($this, $connectionService);
    }

    final protected function setSource(string $source): ModelInterface
    {
        $this->modelsManager->setModelSource($this, $source);
        return $this;
    }

    protected function keepSnapshots(bool $keepSnapshot): void
    {
        $this->modelsManager->keepSnapshots($this, $keepSnapshot);
    }

    protected function useDynamicUpdate(bool $dynamicUpdate): void
    {
        $this->modelsManager->useDynamicUpdate($this, $dynamicUpdate);
    }

    protected function belongsTo($fields, string $referenceModel, $referencedFields, array $options = []): Relation
    {
        return $this->modelsManager->addBelongsTo($this, $fields, $referenceModel, $referencedFields, $options);
    }

    protected function hasMany($fields, string $referenceModel, $referencedFields, array $options = []): Relation
    {
        return $this->modelsManager->addHasMany($this, $fields, $referenceModel, $referencedFields, $options);
    }

    protected function hasOne($fields, string $referenceModel, $referencedFields, array $options = []): Relation
    {
        return $this->modelsManager->addHasOne($this, $fields, $referenceModel, $referencedFields, $options);
    }

    protected function hasManyToMany($fields, string $intermediateModel, $intermediateFields, $intermediateReferencedFields, string $referenceModel, $referencedFields, array $options = []): Relation
    {
        return $this->modelsManager->addHasManyToMany(
            $this,
            $fields,
            $intermediateModel,
            $intermediateFields,
            $intermediateReferencedFields,
            $referenceModel,
            $referencedFields,
            $options
        );
    }

    protected function validate(ValidationInterface $validator): bool
    {
        $messages = $validator->validate(null, $this);
        foreach (is_bool($messages) ? [] : $messages as $message) {
            $this->appendMessage($message);
        }
        return $messages === true || (is_countable($messages) && count($messages) === 0);
    }

    protected static function groupResult(string $functionName, string $alias, $parameters = null): ResultsetInterface
    {
        $rows = (new Finder(static::class, $parameters))->aggregate($functionName, $alias);
        return new Simple(null, Row::class, is_array($rows) ? $rows : [[$alias => $rows]]);
    }

    private static function kitAggregate(string $function, string $alias, mixed $parameters): mixed
    {
        $found = (new Finder(static::class, $parameters))->aggregate($function, $alias);
        return is_array($found) ? new Simple(null, Row::class, $found) : $found;
    }

    /** The parameters of findByNumber($number): Number is a field, as it is written or with underscores. */
    private static function kitDynamic(string $field, array $arguments, string $method): array
    {
        $columns = Table::of(static::class)->columns;
        $candidates = [$field, lcfirst($field), strtolower((string)preg_replace('/(?<!^)[A-Z]/', '_$0', $field))];
        $column = current(array_intersect($candidates, $columns))
            ?: throw new Exception("Cannot resolve attribute '$field' in the model '" . static::class . "'");
        if ($arguments === []) {
            throw new Exception("The static method '$method' in '" . static::class . "' requires one argument");
        }
        if (count($arguments) > 1 || is_array($arguments[0])) {
            throw new PDOException('SQLSTATE[HY000]: General error: 25 column index out of range');
        }
        if ($arguments[0] === null) {
            return ['conditions' => "[$column] IS NULL"];
        }
        return ['conditions' => "[$column] = :value:", 'bind' => ['value' => $arguments[0]]];
    }

    private static function kitTouches(array $fields, mixed $wanted, ?bool $all): bool
    {
        if ($wanted === null) {
            return $fields !== [];
        }
        $common = array_intersect((array)$wanted, $fields);
        return $all ? count($common) === count((array)$wanted) : $common !== [];
    }

    private function kitWrite(\Closure $write): bool
    {
        $this->errorMessages = [];
        return $write(new Saving($this));
    }

    private function kitRefuse(string $message, string $type): void
    {
        $this->appendMessage(new Message($message, null, $type, 0, ['model' => static::class]));
    }
}
