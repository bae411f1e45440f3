<?php

// Every validator with its own message, and what it lets pass.

use Phalcon\Filter\Validation;
use Phalcon\Filter\Validation\Validator as V;

$try = static function (string $what, object $validator, mixed ...$values): void {
    foreach ($values as $value) {
        $validation = new Validation();
        $validation->add('field', $validator);
        $found = attempt(fn () => array_map(
            static fn (object $message): array => $message->jsonSerialize(),
            iterator_to_array($validation->validate(['field' => $value, 'other' => 'same', 'low' => 2]))
        ));
        say($what, $value, $found);
    }
};
$try('PresenceOf', new V\PresenceOf(), null, '', '0', 0, false, [], ' ', 'x');
$try('Alnum', new V\Alnum(), 'ab1', 'a b', '', 'é');
$try('Alpha', new V\Alpha(), 'ab', 'a1', '', 'é');
$try('Digit', new V\Digit(), '12', '1.2', '-1', '', 12, 1.5);
$try('Numericality', new V\Numericality(), '12', '1.2', '-1', '1e3', 'x', '', '1 000', 5);
$try('Between', new V\Between(['minimum' => 1, 'maximum' => 5]), 0, 1, '3', 5, 6, 'x', '');
$try('StringLength', new V\StringLength(['min' => 2, 'max' => 4]), '', 'a', 'ab', 'abcd', 'abcde', 'äöüß');
$try('Min', new V\StringLength\Min(['min' => 2]), 'a', 'ab', 'abc', '');
$try('Min included', new V\StringLength\Min(['min' => 2, 'included' => true]), 'a', 'ab', 'abc');
$try('Max', new V\StringLength\Max(['max' => 2]), 'a', 'ab', 'abc');
$try('Max included', new V\StringLength\Max(['max' => 2, 'included' => true]), 'a', 'ab', 'abc');
$try('Regex', new V\Regex(['pattern' => '/^\d+$/']), '12', 'x', '', 12, null);
$try('InclusionIn', new V\InclusionIn(['domain' => ['1', '2']]), '1', 1, '3', '', null);
$try('InclusionIn strict', new V\InclusionIn(['domain' => ['1', '2'], 'strict' => true]), '1', 1, '3');
$try('ExclusionIn', new V\ExclusionIn(['domain' => ['1', '2']]), '1', 1, '3', '');
$try('Email', new V\Email(), 'a@example.com', 'a@', '', 'ä@example.com');
$try('Url', new V\Url(), 'https://example.com', 'example.com', 'ftp://example.com/x', '');
$try('Ip', new V\Ip(), '192.0.2.1', '10.0.0.1', '127.0.0.1', '8.8.8.8', '::1', '2001:4860:4860::8888', 'x', '');
$try('Ip private', new V\Ip(['allowPrivate' => true, 'allowReserved' => true, 'version' => V\Ip::VERSION_4]), '10.0.0.1', '127.0.0.1', '::1');
$try('Date', new V\Date(), '2020-01-31', '2020-02-31', '31.01.2020', '');
$try('Date format', new V\Date(['format' => 'H:i']), '12:30', '25:00', '1:5');
$try('Identical', new V\Identical(['accepted' => 'yes']), 'yes', 'no', '');
$try('Confirmation', new V\Confirmation(['with' => 'other']), 'same', 'SAME', '');
$try('Confirmation loose', new V\Confirmation(['with' => 'other', 'ignoreCase' => true]), 'SAME');
$try('CreditCard', new V\CreditCard(), '4111111111111111', '4111111111111112', '');
$try('Callback', new V\Callback(['callback' => fn (array $data): bool => $data['field'] === 'x']), 'x', 'y');
$try('Callback validator', new V\Callback(['callback' => fn (array $data): object => new V\Digit(['message' => 'digits'])]), '1', 'y');
$try('allowEmpty', new V\Digit(['allowEmpty' => true]), '', null, 0, '0', false, 'x');
$try('allowEmpty list', new V\Digit(['allowEmpty' => [null, '']]), '', null, '0', ' ');
$try('own message', new V\Digit(['message' => ':field is no number', 'code' => 7, 'label' => 'The field']), 'x');
$try('attribute', new V\Between(['minimum' => 1, 'maximum' => 5, 'message' => ':field: :min to :max']), 9);
