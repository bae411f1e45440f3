<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Forms\Element;

use MikoGen\TestKit\Html;
use Phalcon\Forms\Element\ElementInterface;

/** Options are value => text, groups of them, or records with 'using' => [value, text]. Phalcon escapes no text. */
trait Select
{
    public function __construct(string $name, $options = null, array $attributes = [])
    {
        $this->optionsValues = $options;
        parent::__construct($name, $attributes);
    }

    public function addOption($option): ElementInterface
    {
        $added = is_array($option) ? $option : [$option];
        $this->optionsValues = $added + (array)$this->optionsValues;

        return $this;
    }

    public function getOptions()
    {
        return $this->optionsValues;
    }

    protected function prepareAttributes(array $attributes = []): array
    {
        $attributes += $this->attributes + ['id' => $this->name, 'name' => $this->name];
        $value = $this->getValue();
        if ($value !== null) {
            $attributes['value'] = $value;
        }

        return $attributes;
    }

    public function render(array $attributes = []): string
    {
        $attributes = $this->prepareAttributes($attributes);
        $chosen = array_map('strval', (array)($attributes['value'] ?? ''));
        $options = '';
        if ($attributes['useEmpty'] ?? false) {
            $empty = Html::escape((string)($attributes['emptyValue'] ?? ''));
            $options = "\t<option value=\"$empty\">" . ($attributes['emptyText'] ?? 'Choose...') . "</option>\n";
        }
        $options .= self::kitOptions($this->kitPairs($attributes['using'] ?? []), $chosen);
        unset($attributes['value'], $attributes['using'], $attributes['useEmpty'], $attributes['emptyValue']);
        unset($attributes['emptyText']);

        return '<select' . Html::attributes($attributes) . ">\n$options</select>";
    }

    public function setOptions($options): ElementInterface
    {
        $this->optionsValues = $options;

        return $this;
    }

    /** @return array<array-key, mixed> value => text, or group => such an array */
    private function kitPairs(array $using): array
    {
        if (!is_object($this->optionsValues)) {
            return (array)$this->optionsValues;
        }
        [$key, $text] = $using;
        $pairs = [];
        foreach ($this->optionsValues as $record) {
            $pairs[$record->$key] = $record->$text;
        }

        return $pairs;
    }

    /** @param list<string> $chosen */
    private static function kitOptions(array $pairs, array $chosen): string
    {
        $html = '';
        foreach ($pairs as $value => $text) {
            $escaped = Html::escape((string)$value);
            $html .= match (true) {
                is_array($text)
                    => "\t<optgroup label=\"$escaped\">\n" . self::kitOptions($text, $chosen) . "\t</optgroup>\n",
                in_array((string)$value, $chosen, true)
                    => "\t<option selected=\"selected\" value=\"$escaped\">$text</option>\n",
                default => "\t<option value=\"$escaped\">$text</option>\n",
            };
        }

        return $html;
    }
}
