<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Mvc;

use MikoGen\TestKit\Models\Hydration;
use MikoGen\TestKit\Models\Table;
use Phalcon\Di\Di;
use Phalcon\Mvc\ModelInterface;

/** The values of a record: read, assigned, taken along. */
trait ModelValues
{
    public function __serialize(): array
    {
        return $this->toArray();
    }

    public function __unserialize(array $data): void
    {
        $this->container = Di::getDefault();
        $this->modelsManager = $this->container->getShared('modelsManager');
        $this->errorMessages = [];
        $this->modelsManager->initialize($this);
        $this->assign($data);
    }

    public function assign(array $data, $whiteList = null, $dataColumnMap = null): ModelInterface
    {
        Hydration::assign($this, $data, $whiteList);
        return $this;
    }

    public function toArray($columns = null, $useGetter = null): array
    {
        $found = [];
        foreach (Table::of(static::class)->columns as $name) {
            if ($columns === null || in_array($name, $columns, true)) {
                $getter = 'get' . str_replace('_', '', ucwords($name, '_'));
                $isAsked = ($useGetter ?? true) && method_exists($this, $getter) && !method_exists(self::class, $getter);
                $found[$name] = $isAsked ? $this->{$getter}() : $this->{$name} ?? null;
            }
        }
        return $found;
    }

    public function jsonSerialize(): array
    {
        return $this->toArray();
    }

    public function dump(): array
    {
        return get_object_vars($this);
    }

    public function readAttribute(string $attribute)
    {
        return $this->{$attribute} ?? null;
    }

    public function writeAttribute(string $attribute, $value): void
    {
        $this->{$attribute} = $value;
    }
}
