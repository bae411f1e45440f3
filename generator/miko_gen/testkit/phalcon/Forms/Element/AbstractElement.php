<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Forms\Element;

abstract class AbstractElement implements \Phalcon\Forms\Element\ElementInterface
{
    protected $attributes = [];
    protected $filters = [];
    protected $form;
    protected $label;
    protected $method = 'inputText';
    protected $messages;
    protected $name;
    protected $options = [];
    protected $tagFactory;
    protected $validators = [];
    protected $value;
    public function __construct(string $name, array $attributes = []) {}
    public function __toString(): string { return ''; }
    public function addFilter(string $filter): \Phalcon\Forms\Element\ElementInterface { return $this; }
    public function addValidator(\Phalcon\Filter\Validation\ValidatorInterface $validator): \Phalcon\Forms\Element\ElementInterface { return $this; }
    public function addValidators(array $validators, bool $merge = true): \Phalcon\Forms\Element\ElementInterface { return $this; }
    public function appendMessage(\Phalcon\Messages\MessageInterface $message): \Phalcon\Forms\Element\ElementInterface { return $this; }
    public function clear(): \Phalcon\Forms\Element\ElementInterface { return $this; }
    public function getAttribute(string $attribute, $defaultValue = null) { return null; }
    public function getAttributes(): array { return []; }
    public function getDefault() { return null; }
    public function getFilters() {}
    public function getForm(): \Phalcon\Forms\Form { throw new \LogicException('A stand-in has no such object.'); }
    public function getLabel(): string { return ''; }
    public function getMessages(): \Phalcon\Messages\Messages { throw new \LogicException('A stand-in has no such object.'); }
    public function getName(): string { return ''; }
    public function getTagFactory(): ?\Phalcon\Html\TagFactory { return null; }
    public function getUserOption(string $option, $defaultValue = null) { return null; }
    public function getUserOptions(): array { return []; }
    public function getValidators(): array { return []; }
    public function getValue() { return null; }
    public function hasMessages(): bool { return false; }
    public function label(array $attributes = []): string { return ''; }
    public function render(array $attributes = []): string { return ''; }
    public function setAttribute(string $attribute, $value): \Phalcon\Forms\Element\ElementInterface { return $this; }
    public function setAttributes(array $attributes): \Phalcon\Forms\Element\ElementInterface { return $this; }
    public function setDefault($value): \Phalcon\Forms\Element\ElementInterface { return $this; }
    public function setFilters($filters): \Phalcon\Forms\Element\ElementInterface { return $this; }
    public function setForm(\Phalcon\Forms\Form $form): \Phalcon\Forms\Element\ElementInterface { return $this; }
    public function setLabel(string $label): \Phalcon\Forms\Element\ElementInterface { return $this; }
    public function setMessages(\Phalcon\Messages\Messages $messages): \Phalcon\Forms\Element\ElementInterface { return $this; }
    public function setName(string $name): \Phalcon\Forms\Element\ElementInterface { return $this; }
    public function setTagFactory(\Phalcon\Html\TagFactory $tagFactory): \Phalcon\Forms\Element\AbstractElement { return $this; }
    public function setUserOption(string $option, $value): \Phalcon\Forms\Element\ElementInterface { return $this; }
    public function setUserOptions(array $options): \Phalcon\Forms\Element\ElementInterface { return $this; }
    protected function getLocalTagFactory(): \Phalcon\Html\TagFactory { throw new \LogicException('A stand-in has no such object.'); }
}
