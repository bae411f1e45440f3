<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Filter\Validation;

interface ValidatorInterface
{
    public function getOption(string $key, $defaultValue = null);
    public function getTemplate(string $field): string;
    public function getTemplates(): array;
    public function hasOption(string $key): bool;
    public function setTemplate(string $template): \Phalcon\Filter\Validation\ValidatorInterface;
    public function setTemplates(array $templates): \Phalcon\Filter\Validation\ValidatorInterface;
    public function validate(\Phalcon\Filter\Validation $validation, $field): bool;
}
