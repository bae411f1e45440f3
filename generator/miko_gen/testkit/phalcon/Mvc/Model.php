<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Mvc;

abstract class Model extends \Phalcon\Di\AbstractInjectionAware implements \Phalcon\Mvc\EntityInterface, \Phalcon\Mvc\ModelInterface, \Phalcon\Mvc\Model\ResultInterface, \Serializable, \JsonSerializable
{
    public const DIRTY_STATE_DETACHED = 2;
    public const DIRTY_STATE_PERSISTENT = 0;
    public const DIRTY_STATE_TRANSIENT = 1;
    public const OP_CREATE = 1;
    public const OP_DELETE = 3;
    public const OP_NONE = 0;
    public const OP_UPDATE = 2;
    public const TRANSACTION_INDEX = 'transaction';
    protected $dirtyState = 1;
    protected $dirtyRelated = [];
    protected $errorMessages = [];
    protected $modelsManager;
    protected $modelsMetaData;
    protected $related = [];
    protected $operationMade = 0;
    protected $oldSnapshot = [];
    protected $skipped = false;
    protected $snapshot = [];
    protected $transaction;
    protected $uniqueKey;
    protected $uniqueParams = [];
    protected $uniqueTypes = [];
    final public function __construct($data = null, ?\Phalcon\Di\DiInterface $container = null, ?\Phalcon\Mvc\Model\ManagerInterface $modelsManager = null) {}
    public function __call(string $method, array $arguments) {}
    public static function __callStatic(string $method, array $arguments) {}
    public function __get(string $property) {}
    public function __isset(string $property): bool { return false; }
    public function __serialize(): array { return []; }
    public function __set(string $property, $value) {}
    public function __unserialize(array $data): void {}
    public function addBehavior(\Phalcon\Mvc\Model\BehaviorInterface $behavior): void {}
    public function appendMessage(\Phalcon\Messages\MessageInterface $message): \Phalcon\Mvc\ModelInterface { return $this; }
    public function assign(array $data, $whiteList = null, $dataColumnMap = null): \Phalcon\Mvc\ModelInterface { return $this; }
    public static function average(array $parameters = []): float|\Phalcon\Mvc\Model\ResultsetInterface { return 0.0; }
    public static function cloneResult(\Phalcon\Mvc\ModelInterface $base, array $data, int $dirtyState = 0): \Phalcon\Mvc\ModelInterface { throw new \LogicException('A stand-in has no such object.'); }
    public static function cloneResultMap($base, array $data, $columnMap, int $dirtyState = 0, ?bool $keepSnapshots = null): \Phalcon\Mvc\ModelInterface { throw new \LogicException('A stand-in has no such object.'); }
    public static function cloneResultMapHydrate(array $data, $columnMap, int $hydrationMode) {}
    protected function collectRelatedToSave(): array { return []; }
    public static function count($parameters = null): int|\Phalcon\Mvc\Model\ResultsetInterface { return 0; }
    public function create(): bool { return false; }
    public function delete(): bool { return false; }
    public function dump(): array { return []; }
    public static function find($parameters = null) {}
    public static function findFirst($parameters = null) { return null; }
    public function fireEvent(string $eventName): bool { return false; }
    public function fireEventCancel(string $eventName): bool { return false; }
    public function getChangedFields(): array { return []; }
    public function getDirtyState(): int { return 0; }
    public function getEventsManager(): ?\Phalcon\Events\ManagerInterface { return null; }
    public function getMessages($filter = null): array { return []; }
    public function getModelsManager(): \Phalcon\Mvc\Model\ManagerInterface { return $this; }
    public function getModelsMetaData(): \Phalcon\Mvc\Model\MetaDataInterface { return $this; }
    public function getOperationMade(): int { return 0; }
    public function getOldSnapshotData(): array { return []; }
    final public function getReadConnection(): \Phalcon\Db\Adapter\AdapterInterface { throw new \LogicException('A stand-in has no such object.'); }
    final public function getReadConnectionService(): string { return ''; }
    public function getRelated(string $alias, $arguments = null) {}
    public function isRelationshipLoaded(string $relationshipAlias): bool { return false; }
    final public function getSchema(): ?string { return null; }
    public function getSnapshotData(): array { return []; }
    final public function getSource(): string { return ''; }
    public function getUpdatedFields(): array { return []; }
    final public function getWriteConnection(): \Phalcon\Db\Adapter\AdapterInterface { throw new \LogicException('A stand-in has no such object.'); }
    final public function getWriteConnectionService(): string { return ''; }
    public function hasChanged($fieldName = null, bool $allFields = false): bool { return false; }
    public function hasSnapshotData(): bool { return false; }
    public function hasUpdated($fieldName = null, bool $allFields = false): bool { return false; }
    public function jsonSerialize(): array { return []; }
    public static function maximum($parameters = null) { return null; }
    public static function minimum($parameters = null) { return null; }
    public static function query(?\Phalcon\Di\DiInterface $container = null): \Phalcon\Mvc\Model\CriteriaInterface { throw new \LogicException('A stand-in has no such object.'); }
    public function readAttribute(string $attribute) { return null; }
    public function refresh(): \Phalcon\Mvc\ModelInterface { return $this; }
    public function save(): bool { return false; }
    public function doSave(\Phalcon\Support\Collection\CollectionInterface $visited): bool { return false; }
    public function serialize(): ?string { return null; }
    public function unserialize(string $data): void {}
    final public function setConnectionService(string $connectionService): void {}
    public function setDirtyState(int $dirtyState): \Phalcon\Mvc\ModelInterface|bool { return false; }
    public function setEventsManager(\Phalcon\Events\ManagerInterface $eventsManager) {}
    final public function setReadConnectionService(string $connectionService): void {}
    public function setOldSnapshotData(array $data, $columnMap = null) {}
    public function setSnapshotData(array $data, $columnMap = null): void {}
    public function setTransaction(\Phalcon\Mvc\Model\TransactionInterface $transaction): \Phalcon\Mvc\ModelInterface { return $this; }
    public function getTransaction(): ?\Phalcon\Mvc\Model\TransactionInterface { return null; }
    public static function setup(array $options): void {}
    final public function setWriteConnectionService(string $connectionService): void {}
    public function skipOperation(bool $skip): void {}
    public static function sum($parameters = null): float|\Phalcon\Mvc\Model\ResultsetInterface { return 0.0; }
    public function toArray($columns = null, $useGetter = true): array { return []; }
    public function update(): bool { return false; }
    public function writeAttribute(string $attribute, $value): void {}
    final protected function checkForeignKeysRestrict(): bool { return false; }
    final protected function checkForeignKeysReverseCascade(): bool { return false; }
    final protected function checkForeignKeysReverseRestrict(): bool { return false; }
    protected function doLowInsert(\Phalcon\Mvc\Model\MetaDataInterface $metaData, \Phalcon\Db\Adapter\AdapterInterface $connection, $table, $identityField): bool { return false; }
    protected function doLowUpdate(\Phalcon\Mvc\Model\MetaDataInterface $metaData, \Phalcon\Db\Adapter\AdapterInterface $connection, $table): bool { return false; }
    protected function has(\Phalcon\Mvc\Model\MetaDataInterface $metaData, \Phalcon\Db\Adapter\AdapterInterface $connection): bool { return false; }
    protected function getRelatedRecords(string $modelName, string $method, array $arguments) {}
    protected static function groupResult(string $functionName, string $alias, $parameters = null): \Phalcon\Mvc\Model\ResultsetInterface { throw new \LogicException('A stand-in has no such object.'); }
    final protected static function invokeFinder(string $method, array $arguments) {}
    final protected function possibleSetter(string $property, $value): bool { return false; }
    protected function preSave(\Phalcon\Mvc\Model\MetaDataInterface $metaData, bool $exists, $identityField): bool { return false; }
    protected function preSaveRelatedRecords(\Phalcon\Db\Adapter\AdapterInterface $connection, $related, \Phalcon\Support\Collection\CollectionInterface $visited): bool { return false; }
    protected function postSave(bool $success, bool $exists): bool { return false; }
    protected function postSaveRelatedRecords(\Phalcon\Db\Adapter\AdapterInterface $connection, $related, \Phalcon\Support\Collection\CollectionInterface $visited): bool { return false; }
    protected function allowEmptyStringValues(array $attributes): void {}
    protected function cancelOperation() {}
    protected function belongsTo($fields, string $referenceModel, $referencedFields, array $options = []): \Phalcon\Mvc\Model\Relation { return $this; }
    protected function hasMany($fields, string $referenceModel, $referencedFields, array $options = []): \Phalcon\Mvc\Model\Relation { return $this; }
    protected function hasManyToMany($fields, string $intermediateModel, $intermediateFields, $intermediateReferencedFields, string $referenceModel, $referencedFields, array $options = []): \Phalcon\Mvc\Model\Relation { return $this; }
    protected function hasOne($fields, string $referenceModel, $referencedFields, array $options = []): \Phalcon\Mvc\Model\Relation { return $this; }
    protected function hasOneThrough($fields, string $intermediateModel, $intermediateFields, $intermediateReferencedFields, string $referenceModel, $referencedFields, array $options = []): \Phalcon\Mvc\Model\Relation { return $this; }
    protected function keepSnapshots(bool $keepSnapshot): void {}
    final protected function setSchema(string $schema): \Phalcon\Mvc\ModelInterface { return $this; }
    final protected function setSource(string $source): \Phalcon\Mvc\ModelInterface { return $this; }
    protected function skipAttributes(array $attributes): void {}
    protected function skipAttributesOnCreate(array $attributes): void {}
    protected function skipAttributesOnUpdate(array $attributes): void {}
    protected function useDynamicUpdate(bool $dynamicUpdate): void {}
    protected function validate(\Phalcon\Filter\Validation\ValidationInterface $validator): bool { return false; }
    public function validationHasFailed(): bool { return false; }
}
