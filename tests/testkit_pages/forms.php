<?php

declare(strict_types=1);

use Phalcon\Forms\Element\Check;
use Phalcon\Forms\Element\Date;
use Phalcon\Forms\Element\Email;
use Phalcon\Forms\Element\File;
use Phalcon\Forms\Element\Hidden;
use Phalcon\Forms\Element\Numeric;
use Phalcon\Forms\Element\Password;
use Phalcon\Forms\Element\Radio;
use Phalcon\Forms\Element\Select;
use Phalcon\Forms\Element\Submit;
use Phalcon\Forms\Element\Text;
use Phalcon\Forms\Element\TextArea;
use Phalcon\Forms\Form;

$form = new Form(new Door(), ['tab' => 'one']);
$names = ['name', 'open', 'zero', 'empty', 'nothing', 'floor', 'colour', 'unknown'];
foreach ([Text::class, Password::class, Hidden::class, Numeric::class, Email::class, Date::class, File::class, Submit::class] as $class) {
    foreach ($names as $name) {
        $form->add(new $class($name));
        echo $form->render($name), "\n";
    }
}
foreach ([Text::class, Password::class, Check::class, Radio::class, TextArea::class] as $class) {
    foreach (['given', ''] as $value) {
        $form->add(new $class('secret', ['value' => $value]));
        echo $form->render('secret'), "\n";
    }
}
echo $form->add(new TextArea('name', ['rows' => 3]))->render('name'), "\n";
echo $form->add(new TextArea('nothing'))->render('nothing'), "\n";
foreach ([['value' => null], ['checked' => 'on', 'value' => 'on'], ['checked' => 'on', 'value' => 'off'], ['checked' => '1']] as $attributes) {
    echo $form->add(new Check('unknown', $attributes))->render('unknown'), "\n";
}
echo $form->add(new Text('name', [
    'placeholder' => 'say "who"', 'class' => 'wide', 'data-x' => '<', 'id' => 'other', 'disabled' => true,
    'readonly' => false, 'title' => null, 'name' => 'third', 'value' => 'given', 'maxlength' => 5,
]))->render('name', ['class' => 'narrow']), "\n";

$options = ['1' => 'One', '2' => 'Two', '5' => 'Five', '' => 'None'];
foreach ($names as $name) {
    echo $form->add(new Select($name, $options))->render($name), "\n";
}
echo $form->add(new Select('unknown', ['A' => ['x' => 'X'], 'y"' => 'Y'], ['useEmpty' => true, 'class' => 'q']))->render('unknown'), "\n";
echo $form->add(new Select('unknown', $options, ['useEmpty' => true, 'emptyText' => 'no', 'emptyValue' => '0']))
    ->render('unknown', ['value' => '2']), "\n";
echo $form->add(new Select('unknown', $options, ['multiple' => true, 'name' => 'many[]', 'value' => ['1', '2']]))->render('unknown'), "\n";

$text = new Text('unknown', ['value' => 'x']);
$text->setDefault('default')->setLabel('A "label"');
$form->add($text);
echo $text, $form->label('unknown'), $form->label('floor'), $form->label('unknown', ['class' => 'c']), "\n";
$form->add((new Text('late'))->setDefault('de"fault'));
echo $form->render('late'), "\n";
echo json_encode([
    $form->getValue('colour'), $form->getValue('late'), $form->has('late'), $form->has('never'), count($form),
    $form->getUserOption('tab'), $form->getUserOptions(), $form->getLabel('floor'), array_keys($form->getElements()),
]), "\n";
$form->remove('late');
foreach ($form as $element) {
    echo $element->getName(), ' ';
}
try {
    $form->render('late');
} catch (Phalcon\Forms\Exception $e) {
    echo get_class($e), "\n";
}
