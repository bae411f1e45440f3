<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Db;

class Column
{
    public const BIND_PARAM_BLOB = 3;
    public const BIND_PARAM_BOOL = 5;
    public const BIND_PARAM_DECIMAL = 32;
    public const BIND_PARAM_INT = 1;
    public const BIND_PARAM_NULL = 0;
    public const BIND_PARAM_STR = 2;
    public const BIND_SKIP = 1024;
    public const TYPE_BIGINTEGER = 14;
    public const TYPE_BIT = 19;
    public const TYPE_BINARY = 27;
    public const TYPE_BLOB = 11;
    public const TYPE_BOOLEAN = 8;
    public const TYPE_CHAR = 5;
    public const TYPE_DATE = 1;
    public const TYPE_DATETIME = 4;
    public const TYPE_DECIMAL = 3;
    public const TYPE_DOUBLE = 9;
    public const TYPE_ENUM = 18;
    public const TYPE_FLOAT = 7;
    public const TYPE_INTEGER = 0;
    public const TYPE_JSON = 15;
    public const TYPE_JSONB = 16;
    public const TYPE_LONGBLOB = 13;
    public const TYPE_LONGTEXT = 24;
    public const TYPE_MEDIUMBLOB = 12;
    public const TYPE_MEDIUMINTEGER = 21;
    public const TYPE_MEDIUMTEXT = 23;
    public const TYPE_SMALLINTEGER = 22;
    public const TYPE_TEXT = 6;
    public const TYPE_TIME = 20;
    public const TYPE_TIMESTAMP = 17;
    public const TYPE_TINYBLOB = 10;
    public const TYPE_TINYINTEGER = 26;
    public const TYPE_TINYTEXT = 25;
    public const TYPE_VARBINARY = 28;
    public const TYPE_VARCHAR = 2;
    protected $after;
    protected $autoIncrement = false;
    protected $bindType = 2;
    protected $defaultValue;
    protected $first = false;
    protected $isNumeric = false;
    protected $name;
    protected $notNull = true;
    protected $primary = false;
    protected $scale = 0;
    protected $size = 0;
    protected $type;
    protected $typeReference = -1;
    protected $typeValues;
    protected $unsigned = false;
    public function __construct(string $name, array $definition) {}
    public function getAfterPosition(): ?string { return null; }
    public function getBindType(): int { return 0; }
    public function getComment(): ?string { return null; }
    public function getDefault() { return null; }
    public function getName(): string { return ''; }
    public function getScale(): int { return 0; }
    public function getSize(): int|string { return 0; }
    public function getType(): int { return 0; }
    public function getTypeReference(): int { return 0; }
    public function getTypeValues(): array|string { return []; }
    public function hasDefault(): bool { return false; }
    public function isAutoIncrement(): bool { return false; }
    public function isFirst(): bool { return false; }
    public function isNotNull(): bool { return false; }
    public function isNumeric(): bool { return false; }
    public function isPrimary(): bool { return false; }
    public function isUnsigned(): bool { return false; }
}
