<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Mvc;

interface ModelInterface
{
    public function appendMessage(\Phalcon\Messages\MessageInterface $message): \Phalcon\Mvc\ModelInterface;
    public function assign(array $data, $whiteList = null, $dataColumnMap = null): \Phalcon\Mvc\ModelInterface;
    public static function average(array $parameters = []): float|\Phalcon\Mvc\Model\ResultsetInterface;
    public static function cloneResult(\Phalcon\Mvc\ModelInterface $base, array $data, int $dirtyState = 0): \Phalcon\Mvc\ModelInterface;
    public static function cloneResultMap($base, array $data, $columnMap, int $dirtyState = 0, bool $keepSnapshots = false): \Phalcon\Mvc\ModelInterface;
    public static function cloneResultMapHydrate(array $data, $columnMap, int $hydrationMode);
    public static function count($parameters = null): int|\Phalcon\Mvc\Model\ResultsetInterface;
    public function create(): bool;
    public function delete(): bool;
    public static function find($parameters = null);
    public static function findFirst($parameters = null);
    public function fireEvent(string $eventName): bool;
    public function fireEventCancel(string $eventName): bool;
    public function getDirtyState(): int;
    public function getMessages(): array;
    public function getModelsMetaData(): \Phalcon\Mvc\Model\MetaDataInterface;
    public function getOperationMade(): int;
    public function getReadConnection(): \Phalcon\Db\Adapter\AdapterInterface;
    public function getReadConnectionService(): string;
    public function getRelated(string $alias, $arguments = null);
    public function getSchema(): ?string;
    public function getSource(): string;
    public function getWriteConnection(): \Phalcon\Db\Adapter\AdapterInterface;
    public function getWriteConnectionService(): string;
    public static function maximum($parameters = null);
    public static function minimum($parameters = null);
    public static function query(?\Phalcon\Di\DiInterface $container = null): \Phalcon\Mvc\Model\CriteriaInterface;
    public function refresh(): \Phalcon\Mvc\ModelInterface;
    public function save(): bool;
    public function setConnectionService(string $connectionService): void;
    public function setDirtyState(int $dirtyState): \Phalcon\Mvc\ModelInterface|bool;
    public function setReadConnectionService(string $connectionService): void;
    public function setSnapshotData(array $data, $columnMap = null): void;
    public function setTransaction(\Phalcon\Mvc\Model\TransactionInterface $transaction): \Phalcon\Mvc\ModelInterface;
    public function setWriteConnectionService(string $connectionService): void;
    public function skipOperation(bool $skip): void;
    public static function sum($parameters = null): float|\Phalcon\Mvc\Model\ResultsetInterface;
    public function validationHasFailed(): bool;
    public function update(): bool;
}
