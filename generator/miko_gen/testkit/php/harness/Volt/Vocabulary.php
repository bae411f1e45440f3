<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Volt;

/**
 * The words of Volt that the kit knows, each with the PHP that Phalcon makes of it.
 */
final class Vocabulary
{
    /** The tighter an operator binds, the higher its number. */
    public const array BINDS = [
        '?' => 10, '..' => 20, 'or' => 30, 'and' => 40, 'in' => 45, 'not' => 45, 'is' => 50,
        '==' => 60, '!=' => 60, '<>' => 60, '===' => 60, '!==' => 60, '<' => 60, '>' => 60, '<=' => 60, '>=' => 60,
        '*' => 70, '/' => 70, '%' => 70, '+' => 80, '-' => 80, '~' => 80, '|' => 90, '(' => 110, '[' => 110, '.' => 110,
    ];
    public const array PHP = ['and' => '&&', 'or' => '||', '~' => '.', '<>' => '!='];

    public const array FILTERS = [
        'abs' => 'abs(%s)', 'capitalize' => 'ucwords(%s)', 'default' => '(empty(%1$s) ? (%2$s) : (%1$s))',
        'e' => '$this->escaper->html(%s)', 'escape' => '$this->escaper->html(%s)',
        'escape_attr' => '$this->escaper->attributes(%s)', 'escape_css' => '$this->escaper->css(%s)',
        'escape_js' => '$this->escaper->js(%s)', 'format' => 'sprintf(%s)', 'join' => 'join(%2$s, %1$s)',
        'json_decode' => 'json_decode(%s)', 'json_encode' => 'json_encode(%s)', 'keys' => 'array_keys(%s)',
        'left_trim' => 'ltrim(%s)', 'length' => '$this->length(%s)', 'lower' => 'strtolower(%s)',
        'nl2br' => 'nl2br(%s)', 'right_trim' => 'rtrim(%s)', 'slashes' => 'addslashes(%s)',
        'slice' => '$this->slice(%s)', 'sort' => '$this->sort(%s)', 'stripslashes' => 'stripslashes(%s)',
        'striptags' => 'strip_tags(%s)', 'trim' => 'trim(%s)', 'upper' => 'strtoupper(%s)',
        'url_encode' => 'urlencode(%s)',
    ];
    public const array FUNCTIONS = [
        'content' => '$this->getContent(%s)', 'get_content' => '$this->getContent(%s)',
        'partial' => '$this->partial(%s)',
        'url' => '$this->url->get(%s)', 'static_url' => '$this->url->getStatic(%s)',
        'link_to' => '\Phalcon\Tag::linkTo([%s])', 'get_title' => '\Phalcon\Tag::getTitle(%s)',
        'text_field' => '\Phalcon\Tag::textField([%s])', 'hidden_field' => '\Phalcon\Tag::hiddenField([%s])',
        'password_field' => '\Phalcon\Tag::passwordField([%s])', 'text_area' => '\Phalcon\Tag::textArea([%s])',
        'check_field' => '\Phalcon\Tag::checkField([%s])', 'submit_button' => '\Phalcon\Tag::submitButton([%s])',
        'date' => 'date(%s)', 'constant' => 'constant(%s)',
        // Core's own.
        'in_array' => 'in_array(%s)', 'is_a' => 'is_a(%s)', 'count' => 'count(%s)',
        'isAllowed' => '$this->kitIsAllowed(%s)',
    ];
    public const array TESTS = [
        'defined' => 'isset(%s)', 'empty' => 'empty(%s)', 'even' => '(((%s) %% 2) == 0)', 'odd' => '(((%s) %% 2) != 0)',
        'numeric' => 'is_numeric(%s)', 'scalar' => 'is_scalar(%s)',
        'iterable' => '(is_array(%1$s) || (%1$s) instanceof \Traversable)',
        'sameas' => '(%s) === (%s)', 'divisibleby' => '(((%s) %% (%s)) == 0)', 'type' => 'gettype(%s) === (%s)',
    ];
    public const array LOOP = ['index', 'index0', 'revindex', 'revindex0', 'first', 'last', 'length'];
}
