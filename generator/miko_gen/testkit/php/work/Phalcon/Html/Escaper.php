<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Html;

use MikoGen\TestKit\Html;

/** Makes text harmless in HTML, in an attribute, in a script, in a style, in a URL. */
trait Escaper
{
    /** @param array<string, mixed>|string $input attributes, or the text of one */
    public function attributes($input): string
    {
        if (is_string($input)) {
            return Html::escape($input);
        }
        $written = [];
        foreach ($input as $name => $value) {
            if ($value === null || $value === false) {
                continue;
            }
            $value = is_array($value) ? implode(' ', $value) : $value;
            $name = Html::escape((string)$name);
            $written[] = $value === true ? $name : "$name=\"" . Html::escape((string)$value) . '"';
        }

        return implode(' ', $written);
    }

    public function css(string $input): string
    {
        return self::kitCodes($input, '/[^A-Za-z0-9]/u', '\\%x ');
    }

    public function escapeCss(string $input): string
    {
        return $this->css($input);
    }

    public function escapeHtml(?string $input = null): string
    {
        return $this->html($input);
    }

    public function escapeHtmlAttr(?string $input = null): string
    {
        return $this->html($input);
    }

    public function escapeJs(string $input): string
    {
        return $this->js($input);
    }

    public function escapeUrl(string $input): string
    {
        return $this->url($input);
    }

    public function html(?string $input = null): string
    {
        return Html::escape((string)$input);
    }

    public function js(string $input): string
    {
        return self::kitCodes($input, '~[^\t\n !#$()*+,./0-9:;?A-Z[\\\\\]^_a-z{|}-]~u', '\\x%x');
    }

    public function url(string $input): string
    {
        return rawurlencode($input);
    }

    private static function kitCodes(string $text, string $pattern, string $format): string
    {
        return (string)preg_replace_callback($pattern, static fn (array $found): string
            => sprintf($format, mb_ord($found[0], 'UTF-8')), $text);
    }
}
