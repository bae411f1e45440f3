<?php

// More than one field, labels, filters, cancelling.

use Phalcon\Filter\Validation;
use Phalcon\Filter\Validation\Validator as V;
use Phalcon\Messages\Message;
use Phalcon\Messages\Messages;

$said = static fn (mixed $messages): array => array_map(static fn (object $one): array => $one->jsonSerialize(), iterator_to_array($messages));
$validation = new Validation();
$validation->add('a', new V\PresenceOf());
$validation->add('a', new V\Digit());
$validation->add('b', new V\PresenceOf(['message' => 'There is no :field', 'cancelOnFail' => true]));
$validation->add('b', new V\Digit());
$validation->add(['c', 'd'], new V\PresenceOf(['message' => ['c' => 'no c', 'd' => 'no d']]));
say($said($validation->validate([])));
say($said($validation->validate(['a' => '1', 'b' => '2', 'c' => '3', 'd' => '4'])), count($validation->getMessages()));
say($said($validation->validate(['a' => 'x', 'b' => 'y', 'c' => '3'])));
$validation->setLabels(['a' => 'Number']);
say($said($validation->validate(['b' => '1', 'c' => '1', 'd' => '1'])), $validation->getLabel('a'), $validation->getLabel('b'));
say($validation->getValue('b'), $validation->getValue('none'), count($validation->getValidators()));
$rule = new Validation();
$rule->rule('x', new V\PresenceOf());
$rule->rules('y', [new V\PresenceOf(), new V\Digit()]);
say($said($rule->validate(['y' => 'z'])));
$messages = $validation->getMessages();
$messages->appendMessage(new Message('own', 'a', 'Own', 3));
say($messages::class, count($messages), (string)$messages[count($messages) - 1], $said($messages->filter('a')), isset($messages[99]));
$list = new Messages([new Message('one'), new Message('two', 'f', 'T', 1, ['k' => 'v'])]);
say(count($list), json_encode($list), $list[1]->getField(), $list[1]->getCode(), $list[1]->getMetaData(), $list[0]->getType());
$message = new Message('text');
say((string)$message->setMessage('other')->setField('f')->setType('t')->setCode(5), $message->getField(), $message->getType(), $message->getCode());
