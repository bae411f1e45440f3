<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Mvc\Model;

class Relation implements \Phalcon\Mvc\Model\RelationInterface
{
    public const ACTION_CASCADE = 2;
    public const ACTION_RESTRICT = 1;
    public const BELONGS_TO = 0;
    public const HAS_MANY = 2;
    public const HAS_MANY_THROUGH = 4;
    public const HAS_ONE = 1;
    public const HAS_ONE_THROUGH = 3;
    public const NO_ACTION = 0;
    protected $fields;
    protected $intermediateFields;
    protected $intermediateModel;
    protected $intermediateReferencedFields;
    protected $options = [];
    protected $referencedFields;
    protected $referencedModel;
    protected $type;
    public function __construct(int $type, string $referencedModel, $fields, $referencedFields, array $options = []) {}
    public function getFields() {}
    public function getForeignKey() {}
    public function getIntermediateFields() {}
    public function getIntermediateModel(): string { return ''; }
    public function getIntermediateReferencedFields() {}
    public function getOption(string $name) {}
    public function getOptions(): array { return []; }
    public function getParams() {}
    public function getType(): int { return 0; }
    public function getReferencedFields() {}
    public function getReferencedModel(): string { return ''; }
    public function isForeignKey(): bool { return false; }
    public function isThrough(): bool { return false; }
    public function isReusable(): bool { return false; }
    public function setIntermediateRelation($intermediateFields, string $intermediateModel, $intermediateReferencedFields) {}
}
