<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Filter\Validation;

use Phalcon\Filter\Validation;
use Phalcon\Filter\Validation\ValidatorInterface;
use Phalcon\Messages\Message;

/** One rule; its options are its limits and its message. */
trait AbstractValidator
{
    public function __construct(array $options = [])
    {
        $template = $options['template'] ?? $options['message'] ?? null;
        if (is_array($template)) {
            $this->templates = $template;
        } elseif ($template !== null) {
            $this->template = $template;
        }
        unset($options['template'], $options['message']);
        $this->options = $options;
    }

    public function getOption(string $key, $defaultValue = null)
    {
        return $this->options[$key] ?? $defaultValue;
    }

    public function hasOption(string $key): bool
    {
        return isset($this->options[$key]);
    }

    public function setOption(string $key, $value): void
    {
        $this->options[$key] = $value;
    }

    public function getTemplate(?string $field = null): string
    {
        return $this->templates[$field] ?? $this->template ?? 'The field :field is not valid for ' . static::class;
    }

    public function setTemplate(string $template): ValidatorInterface
    {
        $this->template = $template;
        return $this;
    }

    public function messageFactory(Validation $validation, $field, array $replacements = []): Message
    {
        $name = is_array($field) ? implode(', ', $field) : $field;
        $label = $this->options['label'] ?? $validation->getLabel($field);
        $label = is_array($label) ? $label[$name] ?? $validation->getLabel($field) : $label;
        $text = strtr($this->getTemplate($name), [':field' => $label, ...$replacements]);

        return new Message($text, $field, static::class, $this->prepareCode($name));
    }

    protected function prepareCode(string $field): int
    {
        $code = $this->options['code'] ?? 0;
        return (int)(is_array($code) ? $code[$field] ?? 0 : $code);
    }

    /** An option that may be given for each field apart. */
    protected function checkArray($value, string $field)
    {
        return is_array($value) && array_key_exists($field, $value) ? $value[$field] : $value;
    }

    protected function allowEmpty($field, $value): bool
    {
        $allowed = $this->options['allowEmpty'] ?? false;
        // A list of empty values is for Validation itself; here an array is by field.
        return (bool)(is_array($allowed) ? $allowed[$field] ?? false : $allowed) && empty($value);
    }

    /** The end of a check: a message when it fails. */
    protected function kitJudge(bool $holds, Validation $validation, mixed $field, array $replacements = []): bool
    {
        if (!$holds) {
            $validation->appendMessage($this->messageFactory($validation, $field, $replacements));
        }
        return $holds;
    }
}
