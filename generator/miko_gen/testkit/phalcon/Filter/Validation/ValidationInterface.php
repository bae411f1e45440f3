<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Filter\Validation;

interface ValidationInterface
{
    public function add($field, \Phalcon\Filter\Validation\ValidatorInterface $validator): \Phalcon\Filter\Validation\ValidationInterface;
    public function appendMessage(\Phalcon\Messages\MessageInterface $message): \Phalcon\Filter\Validation\ValidationInterface;
    public function bind($entity, $data): \Phalcon\Filter\Validation\ValidationInterface;
    public function getEntity();
    public function getFilters(?string $field = null);
    public function getLabel(string $field): string;
    public function getMessages(): \Phalcon\Messages\Messages;
    public function getValidators(): array;
    public function getValue(string $field);
    public function rule($field, \Phalcon\Filter\Validation\ValidatorInterface $validator): \Phalcon\Filter\Validation\ValidationInterface;
    public function rules(string $field, array $validators): \Phalcon\Filter\Validation\ValidationInterface;
    public function setFilters(string $field, $filters): \Phalcon\Filter\Validation\ValidationInterface;
    public function setLabels(array $labels): void;
    public function validate($data = null, $entity = null): \Phalcon\Messages\Messages|bool;
}
