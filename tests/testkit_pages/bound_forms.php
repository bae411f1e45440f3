<?php

declare(strict_types=1);

use Phalcon\Filter\Validation\Validator\PresenceOf;
use Phalcon\Filter\Validation\Validator\Regex;
use Phalcon\Forms\Element\Check;
use Phalcon\Forms\Element\Text;
use Phalcon\Forms\Form;

$door = new Door();
$form = new Form($door);
$form->add((new Text('name'))->addValidator(new PresenceOf(['message' => 'Say a name'])));
$form->add((new Text('floor'))->addValidators([
    new PresenceOf(['message' => 'Say a floor']),
    new Regex(['message' => 'Not a floor', 'pattern' => '/^[1-8]$/']),
]));
$form->add(new Check('open'));

$form->bind(['name' => 'Back', 'floor' => '7', 'secret' => 'stolen'], $door);
echo json_encode([$door, $form->getValue('name'), $form->isValid(['name' => 'Back', 'floor' => '7'])]), "\n";
echo $form->render('name'), $form->render('floor'), "\n";

foreach ([['name' => '', 'floor' => '9'], ['name' => 'Side'], []] as $sent) {
    echo json_encode($form->isValid($sent)), count($form->getMessages()), "\n";
    foreach ($form->getMessages() as $message) {
        echo $message->getField(), ': ', $message->getMessage(), ' ', $message->getType(), "\n";
    }
}
echo json_encode([$form->hasMessagesFor('floor'), count($form->getMessagesFor('open')), $form->get('floor')->hasMessages()]), "\n";

$form->clear();
echo $form->render('name'), $form->render('floor'), "\n";
$form->add(new Text('before'), 'floor', true);
$form->add(new Text('after'), 'floor', false);
echo json_encode([array_keys($form->getElements()), $form->remove('before'), $form->remove('never'), count($form)]), "\n";
$form->setEntity((object)['name' => 'other'])->setUserOption('a', 1)->setUserOptions(['b' => 2]);
echo json_encode([$form->getValue('name'), $form->getUserOption('a', 'none'), $form->getUserOption('b'), $form->getEntity()]), "\n";
