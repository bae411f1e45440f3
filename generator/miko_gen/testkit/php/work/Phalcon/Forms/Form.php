<?php

// Not strict: as Phalcon does, bind() gives "7" to a property of type int.

namespace MikoGen\TestKit\Work\Phalcon\Forms;

use Phalcon\Filter\Validation;
use Phalcon\Filter\Validation\ValidationInterface;
use Phalcon\Forms\Element\ElementInterface;
use Phalcon\Forms\Exception;
use Phalcon\Forms\Form as Declared;
use Phalcon\Messages\Messages;

/** Elements by name, their values taken from the entity, the data that was bound, or their defaults. */
trait Form
{
    protected $data = [];
    protected $elements = [];
    protected $elementsIndexed = [];
    protected $messages;
    protected $options = [];
    protected $position = 0;

    public function __construct($entity = null, array $userOptions = [])
    {
        $this->entity = $entity;
        $this->options = $userOptions;
        if (method_exists($this, 'initialize')) {
            $this->initialize($entity, $userOptions);
        }
    }

    public function add(ElementInterface $element, ?string $position = null, ?bool $type = null): Declared
    {
        $element->setForm($this);
        $at = $position === null ? false : array_search($position, array_keys($this->elements), true);
        if ($at === false) {
            $this->elements[$element->getName()] = $element;
            return $this;
        }
        $at += $type ? 0 : 1;
        $this->elements = array_slice($this->elements, 0, $at)
            + [$element->getName() => $element]
            + array_slice($this->elements, $at);

        return $this;
    }

    public function bind(array $data, $entity = null, array $whitelist = []): Declared
    {
        $allowed = $whitelist ?: (array)$this->whitelist;
        foreach ($data as $name => $value) {
            if (!isset($this->elements[$name]) || ($allowed !== [] && !in_array($name, $allowed, true))) {
                continue;
            }
            $filters = $this->elements[$name]->getFilters();
            $value = $filters ? $this->getDI()->getShared('filter')->sanitize($value, $filters) : $value;
            $this->data[$name] = $value;
            $target = $entity ?? $this->entity;
            if ($target !== null) {
                $setter = 'set' . str_replace('_', '', ucwords((string)$name, '_'));
                method_exists($target, $setter) ? $target->$setter($value) : $target->$name = $value;
            }
        }

        return $this;
    }

    public function clear($fields = null): Declared
    {
        foreach ($fields === null ? array_keys($this->elements) : (array)$fields as $name) {
            unset($this->data[$name]);
            if (isset($this->elements[$name])) {
                $this->elements[$name]->clear();
            }
        }

        return $this;
    }

    public function count(): int
    {
        return count($this->elements);
    }

    public function current(): mixed
    {
        return $this->elementsIndexed[$this->position] ?? null;
    }

    public function get(string $name): ElementInterface
    {
        return $this->elements[$name] ?? throw new Exception("Element with ID=$name is not part of the form");
    }

    public function getElements(): array
    {
        return $this->elements;
    }

    public function getEntity()
    {
        return $this->entity;
    }

    public function getLabel(string $name): string
    {
        return $this->get($name)->getLabel() ?: $name;
    }

    public function getMessages()
    {
        return $this->messages ??= new Messages();
    }

    public function getMessagesFor(string $name): Messages
    {
        return $this->get($name)->getMessages();
    }

    public function getUserOption(string $option, $defaultValue = null)
    {
        return $this->options[$option] ?? $defaultValue;
    }

    public function getUserOptions(): array
    {
        return $this->options;
    }

    public function getValidation(): ?ValidationInterface
    {
        return $this->validation;
    }

    public function getValue(string $name)
    {
        if (array_key_exists($name, $this->data)) {
            return $this->data[$name];
        }
        if (is_object($this->entity)) {
            $getter = 'get' . str_replace('_', '', ucwords($name, '_'));
            if (method_exists($this->entity, $getter)) {
                return $this->entity->$getter();
            }
            if (isset($this->entity->$name) || property_exists($this->entity, $name)) {
                return $this->entity->$name;
            }
        }

        return isset($this->elements[$name]) ? $this->elements[$name]->getDefault() : null;
    }

    public function getWhitelist(): array
    {
        return (array)$this->whitelist;
    }

    public function has(string $name): bool
    {
        return isset($this->elements[$name]);
    }

    public function hasMessagesFor(string $name): bool
    {
        return $this->get($name)->hasMessages();
    }

    /** Judged by the validators of the elements. */
    public function isValid($data = null, $entity = null, array $whitelist = []): bool
    {
        if (is_array($data)) {
            $this->bind($data, $entity, $whitelist);
        }
        $validation = $this->validation ?? new Validation();
        foreach ($this->elements as $name => $element) {
            foreach ($element->getValidators() as $validator) {
                $validation->add($name, $validator);
            }
        }
        $this->messages = $validation->validate(array_combine(
            array_keys($this->elements),
            array_map($this->getValue(...), array_keys($this->elements))
        ));
        foreach ($this->messages as $message) {
            if (isset($this->elements[$message->getField()])) {
                $this->elements[$message->getField()]->appendMessage($message);
            }
        }

        return count($this->messages) === 0;
    }

    public function key(): int
    {
        return $this->position;
    }

    public function label(string $name, array $attributes = []): string
    {
        return $this->get($name)->label($attributes);
    }

    public function next(): void
    {
        $this->position++;
    }

    public function remove(string $name): bool
    {
        $isThere = isset($this->elements[$name]);
        unset($this->elements[$name]);

        return $isThere;
    }

    public function render(string $name, array $attributes = []): string
    {
        return $this->get($name)->render($attributes);
    }

    public function rewind(): void
    {
        $this->position = 0;
        $this->elementsIndexed = array_values($this->elements);
    }

    public function setEntity($entity): Declared
    {
        $this->entity = $entity;

        return $this;
    }

    public function setUserOption(string $option, $value): Declared
    {
        $this->options[$option] = $value;

        return $this;
    }

    public function setUserOptions(array $options): Declared
    {
        $this->options = $options;

        return $this;
    }

    public function setValidation(ValidationInterface $validation): Declared
    {
        $this->validation = $validation;

        return $this;
    }

    public function setWhitelist(array $whitelist): Declared
    {
        $this->whitelist = $whitelist;

        return $this;
    }

    public function valid(): bool
    {
        return isset($this->elementsIndexed[$this->position]);
    }
}
