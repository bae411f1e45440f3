<?php

declare(strict_types=1);

namespace MikoPBX\AdminCabinet\Forms\Elements;

use Phalcon\Forms\Element\AbstractElement;

/**
 * A dropdown of Fomantic UI with a hidden input. With preserveHTML, which is Core's default, texts are HTML.
 */
class SemanticUIDropdown extends AbstractElement
{
    private const OWN = [
        'apiUrl', 'placeholder', 'preserveHTML', 'cache', 'hiddenFieldName', 'class', 'id', 'initialText',
    ];

    /** @var array<string, mixed> */
    protected array $config;

    /** @param array<array-key, mixed> $options value => text, or records with value and text */
    public function __construct(string $name, protected array $dropdownOptions = [], array $attributes = [])
    {
        $own = array_flip(self::OWN);
        $this->config = array_intersect_key($attributes, $own) + [
            'preserveHTML' => true,
            'hiddenFieldName' => $name,
            'class' => 'ui selection dropdown',
            'id' => "$name-dropdown",
        ];
        parent::__construct($name, array_diff_key($attributes, $own));
    }

    public function render($attributes = null): string
    {
        $value = $this->getValue();
        $text = $this->textOf($value);
        [$class, $id] = [self::escape($this->config['class']), self::escape($this->config['id'])];
        $html = "<div class=\"$class\" id=\"$id\"";
        foreach (array_diff_key((array)$attributes, ['id' => 0, 'class' => 0, 'name' => 0]) as $key => $given) {
            $html .= ' ' . self::escape($key) . '="' . self::escape($given) . '"';
        }
        $name = self::escape($this->config['hiddenFieldName']);
        $html .= "><input type=\"hidden\" name=\"$name\" id=\"$name\" value=\"" . self::escape($value ?? '') . '">';
        $html .= $text === ''
            ? '<div class="default text">' . self::escape($this->config['placeholder'] ?? '') . '</div>'
            : "<div class=\"text\">{$this->shown($text)}</div>";

        return "$html<i class=\"dropdown icon\"></i><div class=\"menu\">{$this->items($value, $text)}</div></div>";
    }

    public function setApiUrl(string $url): self
    {
        return $this->setConfig('apiUrl', $url);
    }

    public function setOptions(array $options): self
    {
        $this->dropdownOptions = $options;

        return $this;
    }

    public function setPlaceholder(string $placeholder): self
    {
        return $this->setConfig('placeholder', $placeholder);
    }

    public function setInitialText(string $initialText): self
    {
        return $this->setConfig('initialText', $initialText);
    }

    public function getConfig(string $key)
    {
        return $this->config[$key] ?? null;
    }

    public function setConfig(string $key, $value): self
    {
        $this->config[$key] = $value;

        return $this;
    }

    private function items(mixed $value, string $text): string
    {
        if (!empty($this->config['apiUrl'])) {
            // The browser asks for the rest.
            return $value && $text !== '' ? $this->item('item active selected', (string)$value, $text) : '';
        }
        $html = '';
        foreach ($this->dropdownOptions as $key => $option) {
            [$one, $represent] = self::pair($key, $option);
            $html .= $this->item($value && $one == $value ? 'item active selected' : 'item', $one, $represent);
        }

        return $html;
    }

    private function item(string $class, mixed $value, string $text): string
    {
        return "<div class=\"$class\" data-value=\"" . self::escape($value) . "\">{$this->shown($text)}</div>";
    }

    private function shown(string $text): string
    {
        return $this->config['preserveHTML'] ? $text : self::escape($text);
    }

    private function textOf(mixed $value): string
    {
        if (!$value) {
            return '';
        }
        foreach ($this->dropdownOptions as $key => $option) {
            [$one, $text] = self::pair($key, $option);
            if ($one == $value) {
                return (string)$text;
            }
        }

        return (string)($this->config['initialText'] ?? '');
    }

    private static function pair(mixed $key, mixed $option): array
    {
        if (!is_array($option)) {
            return [$key, $option];
        }
        $value = $option['value'] ?? '';

        return [$value, $option['represent'] ?? $option['text'] ?? $option['name'] ?? $value];
    }

    private static function escape(mixed $text): string
    {
        return htmlspecialchars((string)$text);
    }
}
