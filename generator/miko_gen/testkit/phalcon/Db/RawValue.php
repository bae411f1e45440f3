<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Db;

class RawValue
{
    protected $value;
    public function __construct($value) {}
    public function __toString(): string { return ''; }
    public function getValue(): string { return ''; }
}
