<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Filter;

use Phalcon\Filter\Validation\AbstractCombinedFieldsValidator;
use Phalcon\Filter\Validation\ValidationInterface;
use Phalcon\Filter\Validation\ValidatorInterface;
use Phalcon\Messages\MessageInterface;
use Phalcon\Messages\Messages;

/** Asks validators about the fields of a record, or of an array. */
trait Validation
{
    /** @var list<array{mixed, ValidatorInterface}> */
    private array $kitRules = [];

    public function __construct(array $validators = [])
    {
        foreach ($validators as $field => $ones) {
            $this->rules($field, is_array($ones) ? $ones : [$ones]);
        }
        $this->messages = new Messages();
    }

    public function add($field, ValidatorInterface $validator): ValidationInterface
    {
        // Several fields are a rule for each, unless they are unique together.
        $fields = is_array($field) && !$validator instanceof AbstractCombinedFieldsValidator ? $field : [$field];
        foreach ($fields as $one) {
            $this->kitRules[] = [$one, $validator];
        }
        return $this;
    }

    public function rule($field, ValidatorInterface $validator): ValidationInterface
    {
        return $this->add($field, $validator);
    }

    public function rules($field, array $validators): ValidationInterface
    {
        foreach ($validators as $validator) {
            $this->add($field, $validator);
        }
        return $this;
    }

    public function validate($data = null, $entity = null)
    {
        $this->messages = new Messages();
        if ($data !== null) {
            $this->data = $data;
        }
        if ($entity !== null) {
            $this->entity = $entity;
        }
        // One field after the other, those of several together at the end.
        foreach ([...$this->kitFields(false), ...$this->kitFields(true)] as [$field, $validators]) {
            foreach ($validators as $validator) {
                if ($this->preChecking($field, $validator)) {
                    continue;
                }
                if (!$validator->validate($this, $field) && $validator->getOption('cancelOnFail')) {
                    break;
                }
            }
        }

        return $this->messages;
    }

    public function appendMessage(MessageInterface $message): ValidationInterface
    {
        $this->messages->appendMessage($message);
        return $this;
    }

    public function getMessages(): Messages
    {
        return $this->messages;
    }

    public function getData()
    {
        return $this->data;
    }

    public function getEntity()
    {
        return $this->entity;
    }

    public function setEntity($entity): void
    {
        $this->entity = $entity;
    }

    /** @return array<string, list<ValidatorInterface>> by field */
    public function getValidators(): array
    {
        $found = [];
        foreach ($this->kitRules as [$field, $validator]) {
            $found[implode(',', (array)$field)][] = $validator;
        }
        return $found;
    }

    public function setLabels(array $labels): void
    {
        $this->labels = $labels;
    }

    public function getLabel($field): string
    {
        return $this->labels[is_array($field) ? implode(', ', $field) : $field] ?? implode(', ', (array)$field);
    }

    public function getValue(string $field)
    {
        return $this->entity !== null
            ? $this->getValueByEntity($this->entity, $field)
            : $this->getValueByData($this->data, $field);
    }

    public function getValueByData($data, string $field)
    {
        return is_array($data) ? $data[$field] ?? null : $data->{$field} ?? null;
    }

    public function getValueByEntity($entity, string $field)
    {
        $getter = 'get' . ucfirst($field);
        return method_exists($entity, $getter) ? $entity->{$getter}() : $entity->readAttribute($field);
    }

    /** Is there nothing to check, because the value may be empty? */
    protected function preChecking($field, ValidatorInterface $validator): bool
    {
        $allowed = $validator->getOption('allowEmpty');
        if (!$allowed || is_array($field)) {
            return false;
        }
        $value = $this->getValue($field);
        if (is_array($allowed)) {
            $allowed = $allowed[$field] ?? $allowed;
        }

        return is_array($allowed) ? in_array($value, $allowed, true) : empty($value);
    }

    /** @return list<array{mixed, list<ValidatorInterface>}> */
    private function kitFields(bool $areTogether): array
    {
        $found = [];
        foreach ($this->kitRules as [$field, $validator]) {
            if (is_array($field) === $areTogether) {
                $key = implode(',', (array)$field);
                $found[$key] ??= [$field, []];
                $found[$key][1][] = $validator;
            }
        }
        return array_values($found);
    }
}
