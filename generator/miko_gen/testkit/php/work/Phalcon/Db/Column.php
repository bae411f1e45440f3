<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Db;

use Phalcon\Db\Exception;

/** A column of a table. */
trait Column
{
    public function __construct(string $name, array $definition)
    {
        $this->name = $name;
        if (!isset($definition['type'])) {
            throw new Exception('Column type is required');
        }
        $names = ['default' => 'defaultValue'];
        foreach ($definition as $key => $value) {
            $this->{$names[$key] ?? $key} = $value;
        }
    }

    public function hasDefault(): bool
    {
        return !$this->autoIncrement && $this->defaultValue !== null;
    }

    public function getAfterPosition(): ?string
    {
        return $this->after;
    }

    public function getBindType(): int
    {
        return $this->bindType;
    }

    public function getComment(): ?string
    {
        return $this->comment;
    }

    public function getDefault()
    {
        return $this->defaultValue;
    }

    public function getName(): string
    {
        return $this->name;
    }

    public function getScale(): int
    {
        return $this->scale;
    }

    public function getSize()
    {
        return $this->size;
    }

    public function getType(): int
    {
        return $this->type;
    }

    public function getTypeReference(): int
    {
        return $this->typeReference;
    }

    public function getTypeValues()
    {
        return $this->typeValues;
    }

    public function isAutoIncrement(): bool
    {
        return $this->autoIncrement;
    }

    public function isFirst(): bool
    {
        return $this->first;
    }

    public function isNotNull(): bool
    {
        return $this->notNull;
    }

    public function isNumeric(): bool
    {
        return $this->isNumeric;
    }

    public function isPrimary(): bool
    {
        return $this->primary;
    }

    public function isUnsigned(): bool
    {
        return $this->unsigned;
    }
}
