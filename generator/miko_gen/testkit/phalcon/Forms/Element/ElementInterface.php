<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Forms\Element;

interface ElementInterface
{
    public function addFilter(string $filter): \Phalcon\Forms\Element\ElementInterface;
    public function addValidator(\Phalcon\Filter\Validation\ValidatorInterface $validator): \Phalcon\Forms\Element\ElementInterface;
    public function addValidators(array $validators, bool $merge = true): \Phalcon\Forms\Element\ElementInterface;
    public function appendMessage(\Phalcon\Messages\MessageInterface $message): \Phalcon\Forms\Element\ElementInterface;
    public function clear(): \Phalcon\Forms\Element\ElementInterface;
    public function getAttribute(string $attribute, $defaultValue = null);
    public function getAttributes(): array;
    public function getDefault();
    public function getFilters();
    public function getForm(): \Phalcon\Forms\Form;
    public function getLabel(): string;
    public function getMessages(): \Phalcon\Messages\Messages;
    public function getName(): string;
    public function getUserOption(string $option, $defaultValue = null);
    public function getUserOptions(): array;
    public function getValidators(): array;
    public function getValue();
    public function hasMessages(): bool;
    public function label(): string;
    public function render(array $attributes = []): string;
    public function setAttribute(string $attribute, $value): \Phalcon\Forms\Element\ElementInterface;
    public function setAttributes(array $attributes): \Phalcon\Forms\Element\ElementInterface;
    public function setDefault($value): \Phalcon\Forms\Element\ElementInterface;
    public function setFilters($filters): \Phalcon\Forms\Element\ElementInterface;
    public function setForm(\Phalcon\Forms\Form $form): \Phalcon\Forms\Element\ElementInterface;
    public function setLabel(string $label): \Phalcon\Forms\Element\ElementInterface;
    public function setMessages(\Phalcon\Messages\Messages $messages): \Phalcon\Forms\Element\ElementInterface;
    public function setName(string $name): \Phalcon\Forms\Element\ElementInterface;
    public function setUserOption(string $option, $value): \Phalcon\Forms\Element\ElementInterface;
    public function setUserOptions(array $options): \Phalcon\Forms\Element\ElementInterface;
}
