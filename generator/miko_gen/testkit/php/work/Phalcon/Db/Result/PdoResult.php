<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Db\Result;

use PDO;
use PDOStatement;
use Phalcon\Db\Adapter\AdapterInterface;

/** The rows of a query. */
trait PdoResult
{
    private int $kitMode = PDO::FETCH_BOTH;

    public function __construct(AdapterInterface $connection, PDOStatement $result, $sqlStatement = null, $bindParams = null, $bindTypes = null)
    {
        $this->connection = $connection;
        $this->pdoStatement = $result;
        $this->sqlStatement = $sqlStatement;
        $this->bindParams = $bindParams;
    }

    public function setFetchMode(int $fetchMode, $colNoOrClassNameOrObject = null, $ctorargs = null): bool
    {
        $this->kitMode = $fetchMode;
        return true;
    }

    public function fetch(?int $fetchStyle = null, ?int $cursorOrientation = null, ?int $cursorOffset = null)
    {
        return $this->pdoStatement->fetch($fetchStyle ?? $this->kitMode);
    }

    public function fetchArray()
    {
        return $this->fetch();
    }

    public function fetchAll(?int $mode = null, $fetchArgument = null, $constructorArgs = null): array
    {
        return $this->pdoStatement->fetchAll($mode ?: $this->kitMode);
    }

    /** SQLite does not know it before the rows are read. */
    public function numRows(): int
    {
        $sql = "SELECT COUNT(*) FROM ($this->sqlStatement)";
        return (int)$this->connection->fetchColumn($sql, $this->bindParams ?? []);
    }

    public function dataSeek(int $number): void
    {
        $this->execute();
        for ($row = 0; $row < $number; $row++) {
            $this->pdoStatement->fetch();
        }
    }

    public function execute(): bool
    {
        return $this->pdoStatement->execute();
    }

    public function getInternalResult(): PDOStatement
    {
        return $this->pdoStatement;
    }
}
