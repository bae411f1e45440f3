<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Filter;

class Validation extends \Phalcon\Di\Injectable implements \Phalcon\Filter\Validation\ValidationInterface
{
    protected $combinedFieldsValidators = [];
    protected $data;
    protected $entity;
    protected $filters = [];
    protected $labels = [];
    protected $messages;
    protected $validators = [];
    protected $values = [];
    public function __construct(array $validators = []) {}
    public function add($field, \Phalcon\Filter\Validation\ValidatorInterface $validator): \Phalcon\Filter\Validation\ValidationInterface { return $this; }
    public function appendMessage(\Phalcon\Messages\MessageInterface $message): \Phalcon\Filter\Validation\ValidationInterface { return $this; }
    public function bind($entity, $data): \Phalcon\Filter\Validation\ValidationInterface { return $this; }
    public function getData() { return null; }
    public function getEntity() { return null; }
    public function getFilters(?string $field = null) { return null; }
    public function getLabel($field): string { return ''; }
    public function getMessages(): \Phalcon\Messages\Messages { throw new \LogicException('A stand-in has no such object.'); }
    public function getValidators(): array { return []; }
    public function getValueByEntity($entity, string $field) { return null; }
    public function getValueByData($data, string $field) { return null; }
    public function getValue(string $field) { return null; }
    public function rule($field, \Phalcon\Filter\Validation\ValidatorInterface $validator): \Phalcon\Filter\Validation\ValidationInterface { return $this; }
    public function rules($field, array $validators): \Phalcon\Filter\Validation\ValidationInterface { return $this; }
    public function setEntity($entity): void {}
    public function setFilters($field, $filters): \Phalcon\Filter\Validation\ValidationInterface { return $this; }
    public function setLabels(array $labels): void {}
    public function setValidators(array $validators): \Phalcon\Filter\Validation { return $this; }
    public function validate($data = null, $entity = null): \Phalcon\Messages\Messages|bool { return false; }
    protected function preChecking($field, \Phalcon\Filter\Validation\ValidatorInterface $validator): bool { return false; }
}
