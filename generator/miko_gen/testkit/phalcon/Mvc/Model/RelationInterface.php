<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Mvc\Model;

interface RelationInterface
{
    public function getFields();
    public function getForeignKey();
    public function getIntermediateFields();
    public function getIntermediateModel(): string;
    public function getIntermediateReferencedFields();
    public function getOption(string $name);
    public function getOptions(): array;
    public function getParams();
    public function getReferencedFields();
    public function getReferencedModel(): string;
    public function getType(): int;
    public function isForeignKey(): bool;
    public function isReusable(): bool;
    public function isThrough(): bool;
    public function setIntermediateRelation($intermediateFields, string $intermediateModel, $intermediateReferencedFields);
}
