<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Mvc\Model;

/** How one model refers to another. */
trait Relation
{
    public function __construct(int $type, string $referencedModel, $fields, $referencedFields, array $options = [])
    {
        $this->type = $type;
        $this->referencedModel = $referencedModel;
        $this->fields = $fields;
        $this->referencedFields = $referencedFields;
        $this->options = $options;
    }

    public function getType(): int
    {
        return $this->type;
    }

    public function getReferencedModel(): string
    {
        return $this->referencedModel;
    }

    public function getFields()
    {
        return $this->fields;
    }

    public function getReferencedFields()
    {
        return $this->referencedFields;
    }

    public function getOptions(): array
    {
        return $this->options;
    }

    public function getOption(string $name)
    {
        return $this->options[$name] ?? null;
    }

    public function isForeignKey(): bool
    {
        return (bool)($this->options['foreignKey'] ?? false);
    }

    public function getForeignKey()
    {
        return $this->options['foreignKey'] ?? false;
    }

    public function getParams()
    {
        return $this->options['params'] ?? false;
    }

    public function isReusable(): bool
    {
        return (bool)($this->options['reusable'] ?? false);
    }

    public function isThrough(): bool
    {
        return $this->type === self::HAS_MANY_THROUGH || $this->type === self::HAS_ONE_THROUGH;
    }

    public function setIntermediateRelation($intermediateFields, string $intermediateModel, $intermediateReferencedFields)
    {
        $this->intermediateFields = $intermediateFields;
        $this->intermediateModel = $intermediateModel;
        $this->intermediateReferencedFields = $intermediateReferencedFields;
    }

    public function getIntermediateFields()
    {
        return $this->intermediateFields;
    }

    public function getIntermediateModel(): string
    {
        return $this->intermediateModel;
    }

    public function getIntermediateReferencedFields()
    {
        return $this->intermediateReferencedFields;
    }
}
