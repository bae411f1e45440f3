<?php

// The tables that installing makes of the annotations.

$database = $pbx->database();
foreach ($database->query("SELECT type, tbl_name, name, sql FROM sqlite_master ORDER BY tbl_name, name") as $row) {
    say($row['type'], $row['tbl_name'], $row['name'], $row['sql']);
}
foreach ($database->query('PRAGMA table_info(m_Houses)', PDO::FETCH_ASSOC) as $row) {
    say($row);
}
