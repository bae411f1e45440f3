<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Db;

class Enum
{
    public const FETCH_ASSOC = \PDO::FETCH_ASSOC;
    public const FETCH_BOTH = \PDO::FETCH_BOTH;
    public const FETCH_BOUND = \PDO::FETCH_BOUND;
    public const FETCH_CLASS = \PDO::FETCH_CLASS;
    public const FETCH_CLASSTYPE = \PDO::FETCH_CLASSTYPE;
    public const FETCH_COLUMN = \PDO::FETCH_COLUMN;
    public const FETCH_FUNC = \PDO::FETCH_FUNC;
    public const FETCH_GROUP = \PDO::FETCH_GROUP;
    public const FETCH_INTO = \PDO::FETCH_INTO;
    public const FETCH_KEY_PAIR = \PDO::FETCH_KEY_PAIR;
    public const FETCH_LAZY = \PDO::FETCH_LAZY;
    public const FETCH_NAMED = \PDO::FETCH_NAMED;
    public const FETCH_NUM = \PDO::FETCH_NUM;
    public const FETCH_OBJ = \PDO::FETCH_OBJ;
    public const FETCH_ORI_NEXT = \PDO::FETCH_ORI_NEXT;
    public const FETCH_PROPS_LATE = \PDO::FETCH_PROPS_LATE;
    public const FETCH_SERIALIZE = \PDO::FETCH_SERIALIZE;
    public const FETCH_UNIQUE = \PDO::FETCH_UNIQUE;
    public const FETCH_DEFAULT = 0;
}
