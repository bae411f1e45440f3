<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Config;

use Phalcon\Config\ConfigInterface;

/** Settings in groups; a path joins the names of groups. */
trait Config
{
    public function path(string $path, $defaultValue = null, ?string $delimiter = null)
    {
        $found = $this;
        foreach (explode($delimiter ?? $this->pathDelimiter, $path) as $name) {
            if (!$found instanceof self || !$found->has($name)) {
                return $defaultValue;
            }
            $found = $found->get($name);
        }

        return $found;
    }

    public function toArray(): array
    {
        return array_map(static fn (mixed $value): mixed => $value instanceof self ? $value->toArray() : $value, $this->data);
    }

    /** Groups are joined, values are replaced. */
    public function merge($toMerge): ConfigInterface
    {
        foreach (is_array($toMerge) ? $toMerge : $toMerge->toArray() as $name => $value) {
            $own = $this->get((string)$name);
            if ($own instanceof self && is_array($value)) {
                $own->merge($value);
            } else {
                $this->setData($name, $value);
            }
        }
        return $this;
    }

    protected function setData($element, $value): void
    {
        parent::setData((string)$element, is_array($value) ? new self($value) : $value);
    }
}
