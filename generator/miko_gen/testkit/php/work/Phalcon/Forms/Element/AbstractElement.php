<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Forms\Element;

use InvalidArgumentException;
use MikoGen\TestKit\Html;
use Phalcon\Filter\Validation\ValidatorInterface;
use Phalcon\Forms\Element\ElementInterface;
use Phalcon\Forms\Form;
use Phalcon\Messages\MessageInterface;
use Phalcon\Messages\Messages;

/** An input: $method says which, e.g. inputPassword. */
trait AbstractElement
{
    protected $attributes = [];
    protected $filters = [];
    protected $options = [];
    protected $validators = [];

    public function __construct(string $name, array $attributes = [])
    {
        $this->setName($name);
        $this->attributes = $attributes;
    }

    public function __toString(): string
    {
        return $this->render();
    }

    public function addFilter(string $filter): ElementInterface
    {
        $this->filters = [...(array)$this->filters, $filter];

        return $this;
    }

    public function addValidator(ValidatorInterface $validator): ElementInterface
    {
        $this->validators[] = $validator;

        return $this;
    }

    public function addValidators(array $validators, ?bool $merge = null): ElementInterface
    {
        $this->validators = $merge === false ? $validators : [...$this->validators, ...$validators];

        return $this;
    }

    public function appendMessage(MessageInterface $message): ElementInterface
    {
        $this->getMessages()->appendMessage($message);

        return $this;
    }

    public function clear(): ElementInterface
    {
        $this->value = null;

        return $this;
    }

    public function getAttribute(string $attribute, $defaultValue = null)
    {
        return $this->attributes[$attribute] ?? $defaultValue;
    }

    public function getAttributes(): array
    {
        return $this->attributes;
    }

    public function getDefault()
    {
        return $this->value;
    }

    public function getFilters()
    {
        return $this->filters;
    }

    public function getForm(): Form
    {
        return $this->form;
    }

    public function getLabel(): string
    {
        return (string)$this->label;
    }

    public function getMessages(): Messages
    {
        return $this->messages ??= new Messages();
    }

    public function getName(): string
    {
        return $this->name;
    }

    public function getUserOption(string $option, $defaultValue = null)
    {
        return $this->options[$option] ?? $defaultValue;
    }

    public function getUserOptions(): array
    {
        return $this->options;
    }

    public function getValidators(): array
    {
        return $this->validators;
    }

    public function getValue()
    {
        return $this->form === null ? $this->value : $this->form->getValue($this->name);
    }

    public function hasMessages(): bool
    {
        return count($this->getMessages()) > 0;
    }

    public function label(array $attributes = []): string
    {
        $attributes['for'] ??= $this->attributes['id'] ?? $this->name;

        return '<label' . Html::attributes($attributes) . '>' . Html::escape($this->label ?: $this->name) . '</label>';
    }

    public function render(array $attributes = []): string
    {
        $attributes = $this->kitAttributes($attributes);
        if ($this->method === 'inputTextarea') {
            $value = (string)($attributes['value'] ?? '');
            unset($attributes['value']);
            return '<textarea' . Html::attributes($attributes) . '>' . Html::escape($value) . '</textarea>';
        }
        if (array_key_exists('checked', $attributes)) {
            $isChecked = isset($attributes['value']) && (string)$attributes['value'] === (string)$attributes['checked'];
            $attributes['checked'] = $isChecked ? 'checked' : null;
        }
        $kinds = ['inputNumeric' => 'number'];
        $kind = $kinds[$this->method] ?? strtolower(substr($this->method, strlen('input')));

        return '<input' . Html::attributes(['type' => $kind] + $attributes) . ' />';
    }

    public function setAttribute(string $attribute, $value): ElementInterface
    {
        $this->attributes[$attribute] = $value;

        return $this;
    }

    public function setAttributes(array $attributes): ElementInterface
    {
        $this->attributes = $attributes;

        return $this;
    }

    public function setDefault($value): ElementInterface
    {
        $this->value = $value;

        return $this;
    }

    public function setFilters($filters): ElementInterface
    {
        $this->filters = $filters;

        return $this;
    }

    public function setForm(Form $form): ElementInterface
    {
        $this->form = $form;

        return $this;
    }

    public function setLabel(string $label): ElementInterface
    {
        $this->label = $label;

        return $this;
    }

    public function setMessages(Messages $messages): ElementInterface
    {
        $this->messages = $messages;

        return $this;
    }

    public function setName(string $name): ElementInterface
    {
        $this->name = trim($name) === '' ? throw new InvalidArgumentException('Form element name is required') : $name;

        return $this;
    }

    public function setUserOption(string $option, $value): ElementInterface
    {
        $this->options[$option] = $value;

        return $this;
    }

    public function setUserOptions(array $options): ElementInterface
    {
        $this->options = $options;

        return $this;
    }

    /** An attribute "value" goes before the form's value, even when it is null or empty. */
    private function kitAttributes(array $attributes): array
    {
        $attributes += $this->attributes + ['id' => $this->name, 'name' => $this->name];
        if (!array_key_exists('value', $attributes)) {
            $value = $this->getValue();
            $attributes['value'] = $value === '' ? null : $value;
        }

        return $attributes;
    }
}
