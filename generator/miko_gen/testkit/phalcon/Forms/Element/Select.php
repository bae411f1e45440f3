<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Forms\Element;

class Select extends \Phalcon\Forms\Element\AbstractElement
{
    protected $optionsValues;
    public function __construct(string $name, $options = null, array $attributes = []) {}
    public function addOption($option): \Phalcon\Forms\Element\ElementInterface { throw new \LogicException('A stand-in has no such object.'); }
    public function getOptions() {}
    public function render(array $attributes = []): string { return ''; }
    public function setOptions($options): \Phalcon\Forms\Element\ElementInterface { throw new \LogicException('A stand-in has no such object.'); }
    protected function prepareAttributes(array $attributes = []): array { return []; }
}
