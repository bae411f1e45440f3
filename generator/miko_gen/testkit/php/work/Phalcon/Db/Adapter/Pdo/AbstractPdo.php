<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Db\Adapter\Pdo;

use PDO;
use PDOStatement;
use Phalcon\Db\Result\PdoResult;

/** A connection by PDO; a transaction within another needs savepoints, or only counts. */
trait AbstractPdo
{
    public function __construct(array $descriptor)
    {
        parent::__construct($descriptor);
        $this->transactionLevel = 0;
        $this->connect();
    }

    public function connect(array $descriptor = []): void
    {
        $this->pdo = new PDO('sqlite:' . $this->descriptor['dbname'], options: [PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION]);
        // What tests write need not outlive a power cut: waiting for the disk is most of their time.
        $this->pdo->exec('PRAGMA synchronous = OFF');
        $this->transactionLevel = 0;
    }

    public function close(): void
    {
        $this->pdo = null;
    }

    public function getInternalHandler()
    {
        return $this->pdo;
    }

    public function query(string $sqlStatement, array $bindParams = [], array $bindTypes = [])
    {
        $statement = $this->kitRun($sqlStatement, $bindParams);
        return new PdoResult($this, $statement, $sqlStatement, $bindParams, $bindTypes);
    }

    public function execute(string $sqlStatement, array $bindParams = [], array $bindTypes = []): bool
    {
        if ($bindParams === []) {
            // More than one statement may be in it.
            $this->affectedRows = (int)$this->pdo->exec($sqlStatement);
        } else {
            $this->affectedRows = $this->kitRun($sqlStatement, $bindParams)->rowCount();
        }
        return true;
    }

    public function affectedRows(): int
    {
        return $this->affectedRows;
    }

    public function lastInsertId(?string $name = null)
    {
        return $this->pdo->lastInsertId($name);
    }

    public function escapeString(string $str): string
    {
        return $this->pdo->quote($str);
    }

    public function prepare(string $sqlStatement): PDOStatement
    {
        return $this->pdo->prepare($sqlStatement);
    }

    public function begin(?bool $nesting = null): bool
    {
        $this->transactionLevel++;
        if ($this->transactionLevel === 1) {
            $this->eventsManager?->fire('db:beginTransaction', $this);
            return $this->pdo->beginTransaction();
        }
        return false;
    }

    public function commit(?bool $nesting = null): bool
    {
        return $this->kitEnd('commit');
    }

    public function rollback(?bool $nesting = null): bool
    {
        return $this->kitEnd('rollback');
    }

    public function getTransactionLevel(): int
    {
        return $this->transactionLevel;
    }

    public function isUnderTransaction(): bool
    {
        return $this->pdo->inTransaction();
    }

    private function kitEnd(string $how): bool
    {
        if ($this->transactionLevel === 0) {
            throw new \Phalcon\Db\Exception('There is no active transaction');
        }
        $this->transactionLevel--;
        if ($this->transactionLevel > 0) {
            return false;
        }
        $this->eventsManager?->fire("db:{$how}Transaction", $this);
        return $how === 'commit' ? $this->pdo->commit() : $this->pdo->rollBack();
    }

    private function kitRun(string $sql, array $bound): PDOStatement
    {
        $statement = $this->pdo->prepare($sql);
        foreach ($bound as $name => $value) {
            $kind = match (true) {
                is_int($value), is_bool($value) => PDO::PARAM_INT,
                $value === null => PDO::PARAM_NULL,
                default => PDO::PARAM_STR,
            };
            $statement->bindValue(is_int($name) ? $name + 1 : ':' . ltrim($name, ':'), $value, $kind);
        }
        $statement->execute();

        return $statement;
    }
}
