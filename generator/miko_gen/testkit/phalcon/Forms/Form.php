<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Forms;

class Form extends \Phalcon\Di\Injectable implements \Countable, \Iterator, \Phalcon\Html\Attributes\AttributesInterface
{
    protected $attributes;
    protected $data = [];
    protected $filteredData = [];
    protected $elements = [];
    protected $elementsIndexed = [];
    protected $entity;
    protected $messages;
    protected $position = 0;
    protected $options = [];
    protected $tagFactory;
    protected $validation;
    protected $whitelist = [];
    public function __construct($entity = null, array $userOptions = []) {}
    public function add(\Phalcon\Forms\Element\ElementInterface $element, ?string $position = null, ?bool $type = null): \Phalcon\Forms\Form { return $this; }
    public function bind(array $data, $entity = null, array $whitelist = []): \Phalcon\Forms\Form { return $this; }
    public function clear($fields = null): \Phalcon\Forms\Form { return $this; }
    public function count(): int { return 0; }
    public function current(): mixed { return null; }
    public function get(string $name): \Phalcon\Forms\Element\ElementInterface { throw new \LogicException('A stand-in has no such object.'); }
    public function getAction(): string { return ''; }
    public function getAttributes(): \Phalcon\Html\Attributes { throw new \LogicException('A stand-in has no such object.'); }
    public function getElements(): array { return []; }
    public function getEntity() {}
    public function getFilteredValue(string $name) { return null; }
    public function getLabel(string $name): string { return ''; }
    public function getMessages(): \Phalcon\Messages\Messages|array { return []; }
    public function getMessagesFor(string $name): \Phalcon\Messages\Messages { throw new \LogicException('A stand-in has no such object.'); }
    public function getTagFactory(): ?\Phalcon\Html\TagFactory { return null; }
    public function getUserOption(string $option, $defaultValue = null) { return null; }
    public function getUserOptions(): array { return []; }
    public function getValue(string $name) { return null; }
    public function getValidation(): ?\Phalcon\Filter\Validation\ValidationInterface { return null; }
    public function getWhitelist(): array { return []; }
    public function has(string $name): bool { return false; }
    public function hasMessagesFor(string $name): bool { return false; }
    public function isValid($data = null, $entity = null, array $whitelist = []): bool { return false; }
    public function key(): int { return 0; }
    public function label(string $name, array $attributes = []): string { return ''; }
    public function next(): void {}
    public function render(string $name, array $attributes = []): string { return ''; }
    public function remove(string $name): bool { return false; }
    public function rewind(): void {}
    public function setAction(string $action): \Phalcon\Forms\Form { return $this; }
    public function setAttributes(\Phalcon\Html\Attributes $attributes): \Phalcon\Html\Attributes\AttributesInterface { return $this; }
    public function setEntity($entity): \Phalcon\Forms\Form { return $this; }
    public function setTagFactory(\Phalcon\Html\TagFactory $tagFactory): \Phalcon\Forms\Form { return $this; }
    public function setValidation(\Phalcon\Filter\Validation\ValidationInterface $validation): \Phalcon\Forms\Form { return $this; }
    public function setWhitelist(array $whitelist): \Phalcon\Forms\Form { return $this; }
    public function setUserOption(string $option, $value): \Phalcon\Forms\Form { return $this; }
    public function setUserOptions(array $options): \Phalcon\Forms\Form { return $this; }
    public function valid(): bool { return false; }
}
