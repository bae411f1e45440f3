<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Filter\Validation;

abstract class AbstractValidator implements \Phalcon\Filter\Validation\ValidatorInterface
{
    protected $template;
    protected $templates = [];
    protected $options = [];
    public function __construct(array $options = []) {}
    public function getOption(string $key, $defaultValue = null) { return null; }
    public function getTemplate(?string $field = null): string { return ''; }
    public function getTemplates(): array { return []; }
    public function hasOption(string $key): bool { return false; }
    public function messageFactory(\Phalcon\Filter\Validation $validation, $field, array $replacements = []): \Phalcon\Messages\Message { throw new \LogicException('A stand-in has no such object.'); }
    public function setOption(string $key, $value): void {}
    public function setTemplate(string $template): \Phalcon\Filter\Validation\ValidatorInterface { return $this; }
    public function setTemplates(array $templates): \Phalcon\Filter\Validation\ValidatorInterface { return $this; }
    abstract public function validate(\Phalcon\Filter\Validation $validation, $field): bool;
    protected function allowEmpty($field, $value): bool { return false; }
    protected function checkArray($value, string $field) { return null; }
    protected function prepareCode(string $field): int { return 0; }
    protected function prepareLabel(\Phalcon\Filter\Validation $validation, string $field) { return null; }
}
