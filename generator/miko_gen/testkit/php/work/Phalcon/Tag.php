<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon;

use MikoGen\TestKit\Html;
use Phalcon\Di\Di;
use Phalcon\Di\DiInterface;
use Phalcon\Mvc\Url\UrlInterface;

/** The title of the page, a link, and the inputs that have no form. */
trait Tag
{
    protected static $documentTitle = '';

    public static function checkField($parameters): string
    {
        return self::inputField('checkbox', $parameters);
    }

    public static function emailField($parameters): string
    {
        return self::inputField('email', $parameters);
    }

    public static function endForm(): string
    {
        return '</form>';
    }

    public static function getDI(): DiInterface
    {
        return Di::getDefault();
    }

    public static function getTitle(?bool $prepend = null, ?bool $append = null): string
    {
        return Html::escape((string)self::$documentTitle);
    }

    public static function getUrlService(): UrlInterface
    {
        return self::getDI()->getShared('url');
    }

    public static function hiddenField($parameters): string
    {
        return self::inputField('hidden', $parameters);
    }

    protected static function inputField(string $type, $parameters, ?bool $asValue = null): string
    {
        $attributes = (array)$parameters;
        $name = $attributes[0] ?? '';
        $attributes += $asValue ? ['value' => $name] : ['id' => $name, 'name' => $name];

        return '<input' . Html::attributes(['type' => $type] + $attributes) . ' />';
    }

    /** The text of the link is HTML. */
    public static function linkTo($parameters, $text = null, $local = null): string
    {
        $attributes = is_array($parameters) ? $parameters : [$parameters, $text];
        $text = $attributes[1] ?? $attributes['text'] ?? '';
        $href = self::getUrlService()->get($attributes[0] ?? $attributes['action'] ?? '', $attributes['query'] ?? null);
        unset($attributes['text'], $attributes['action'], $attributes['query'], $attributes['local']);

        return '<a' . Html::attributes(['href' => $href] + $attributes) . ">$text</a>";
    }

    public static function numericField($parameters): string
    {
        return self::inputField('number', $parameters);
    }

    public static function passwordField($parameters): string
    {
        return self::inputField('password', $parameters);
    }

    public static function renderTitle(?bool $prepend = null, ?bool $append = null): string
    {
        return '<title>' . self::getTitle($prepend, $append) . "</title>\n";
    }

    public static function setTitle(string $title): void
    {
        self::$documentTitle = $title;
    }

    public static function submitButton($parameters): string
    {
        return self::inputField('submit', $parameters, true);
    }

    public static function textArea($parameters): string
    {
        $attributes = (array)$parameters;
        $attributes += ['id' => $attributes[0], 'name' => $attributes[0]];
        $value = (string)($attributes['value'] ?? '');
        unset($attributes['value']);

        return '<textarea' . Html::attributes($attributes) . '>' . Html::escape($value) . '</textarea>';
    }

    public static function textField($parameters): string
    {
        return self::inputField('text', $parameters);
    }
}
