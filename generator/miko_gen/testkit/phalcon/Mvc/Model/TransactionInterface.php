<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Mvc\Model;

interface TransactionInterface
{
    public function begin(): bool;
    public function commit(): bool;
    public function getConnection(): \Phalcon\Db\Adapter\AdapterInterface;
    public function getMessages(): array;
    public function isManaged(): bool;
    public function isValid(): bool;
    public function rollback(?string $rollbackMessage = null, ?\Phalcon\Mvc\ModelInterface $rollbackRecord = null): bool;
    public function setIsNewTransaction(bool $isNew): void;
    public function setRollbackOnAbort(bool $rollbackOnAbort): void;
    public function setRollbackedRecord(\Phalcon\Mvc\ModelInterface $record): void;
    public function setTransactionManager(\Phalcon\Mvc\Model\Transaction\ManagerInterface $manager): void;
    public function throwRollbackException(bool $status): \Phalcon\Mvc\Model\TransactionInterface;
}
