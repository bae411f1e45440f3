<?php

// The connection.

use Modules\ModuleProbe\Models\Houses;
use Phalcon\Db\Enum;
use Phalcon\Db\RawValue;

$connection = (new Houses())->getWriteConnection();
say($connection->execute("INSERT INTO m_Houses (code, rooms) VALUES ('A', 1)"), $connection->affectedRows(), $connection->lastInsertId());
say($connection->execute('INSERT INTO m_Houses (code, rooms) VALUES (?, ?)', ['B', 2]), $connection->execute('INSERT INTO m_Houses (code, rooms) VALUES (:code, :rooms)', ['code' => 'C', 'rooms' => 3]));
say($connection->insert('m_Houses', ['D', 4], ['code', 'rooms']), $connection->insertAsDict('m_Houses', ['code' => 'E', 'rooms' => new RawValue('2 + 3')]));
say($connection->update('m_Houses', ['town'], ['Oslo'], "code = 'A'"), $connection->updateAsDict('m_Houses', ['town' => 'Bergen'], ['conditions' => 'code = ?', 'bind' => ['B']]), $connection->affectedRows());
say($connection->fetchAll('SELECT id, code, town, rooms FROM m_Houses ORDER BY id'), $connection->fetchOne('SELECT code, rooms FROM m_Houses WHERE rooms = 5'));
say($connection->fetchOne('SELECT code FROM m_Houses WHERE rooms = :r', Enum::FETCH_ASSOC, ['r' => 5]), $connection->fetchColumn('SELECT COUNT(*) FROM m_Houses'), (bool)$connection->fetchOne('SELECT code FROM m_Houses WHERE rooms = 99'), $connection->fetchColumn('SELECT code FROM m_Houses WHERE 0'));
$result = $connection->query('SELECT code, rooms FROM m_Houses WHERE rooms > ? ORDER BY id', [2]);
say($result->numRows(), $result->fetch(), $result->fetchArray());
$result->setFetchMode(Enum::FETCH_ASSOC);
say($result->fetch(), $result->fetch(), $result->fetchAll());
say($connection->delete('m_Houses', 'rooms > ?', [3]), $connection->affectedRows(), $connection->tableExists('m_Houses'), $connection->tableExists('nothing'));
say($connection->escapeIdentifier('a"b'), $connection->escapeString("it's"), $connection->listTables(), $connection->getType(), $connection->getDialectType());
say(attempt(fn () => $connection->execute('NONSENSE')), attempt(fn () => $connection->query('SELECT * FROM nothing')), attempt(fn () => $connection->execute("INSERT INTO m_Houses (code) VALUES ('A')")));
foreach ($connection->describeColumns('m_Houses') as $column) {
    say($column->getName(), $column->getType(), $column->getSize(), $column->isNotNull(), $column->isPrimary(), $column->isNumeric(), $column->getDefault(), $column->isAutoIncrement());
}
$indexes = @$connection->describeIndexes('m_Houses');
ksort($indexes);
foreach ($indexes as $name => $index) {
    say($name, $index->getName(), $index->getColumns(), $index->getType());
}
