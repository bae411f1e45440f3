<?php

declare(strict_types=1);

use MikoPBX\AdminCabinet\Forms\BaseForm;
use MikoPBX\AdminCabinet\Forms\Elements\SemanticUIDropdown;
use MikoPBX\AdminCabinet\Library\SecurityHelper;
use MikoPBX\AdminCabinet\Plugins\AssetManager;
use Phalcon\Html\Escaper;
use Phalcon\Html\TagFactory;

$form = new class (new Door()) extends BaseForm {
    public function initialize($entity = null, $options = null): void
    {
        $long = str_repeat('0123456789', 30) . "\nsecond";
        $this->addTextArea('escaped', '<b>"x" &amp;</b>');
        $this->addTextArea('skipped', '<b>"x" &amp;</b>', 90, ['skipEscaping' => true, 'class' => 'q']);
        $this->addTextArea('long', $long, 40);
        $this->addTextArea('placed', '', 40, ['placeholder' => "a\nb\nc"]);
        $this->addCheckBox('on', true);
        $this->addCheckBox('off', false);
        $this->addCheckBox('one', true, '1');
        $options = ['1' => 'One <b>', '2' => 'Two', '"' => 'Quote'];
        $records = [['value' => 'a', 'text' => '<i>A</i>'], ['value' => 'b', 'name' => 'B'], ['value' => 'c', 'represent' => 'C']];
        $this->addSemanticUIDropdown('plain', $options, '2');
        $this->addSemanticUIDropdown('open', $options, '2');
        $this->addSemanticUIDropdown('records', $records, 'a', ['preserveHTML' => false, 'class' => 'ui search dropdown']);
        $this->addSemanticUIDropdown('empty', $records, null, ['placeholder' => 'Choose "one"', 'id' => 'own']);
        $this->addSemanticUIDropdown('strange', $records, 'zzz', ['initialText' => 'Zzz']);
        $this->addSemanticUIDropdown('asked', [], 'x', ['apiUrl' => '/x', 'initialText' => '<u>X</u>', 'data-x' => 'y']);
        $this->addSemanticUIDropdown('none', [], 'x', ['apiUrl' => '/x', 'hiddenFieldName' => 'other']);
    }
};
foreach (array_keys($form->getElements()) as $name) {
    echo $form->render($name), "\n";
}
echo $form->get('records')->render(['data-a' => '"', 'class' => 'never']), "\n";
$dropdown = new SemanticUIDropdown('alone', ['a' => 'A']);
$dropdown->setOptions(['b' => 'B'])->setPlaceholder('p')->setConfig('class', 'ui dropdown');
echo $dropdown->render(), $dropdown->getConfig('placeholder'), json_encode($dropdown->getConfig('none')), "\n";

foreach (['escapeHtml', 'escapeJs', 'escapeUrl', 'escapeAttribute'] as $method) {
    echo SecurityHelper::$method('<a href="x">\'&é</a>'), SecurityHelper::$method(null), "\n";
}

$assets = new AssetManager(new TagFactory(new Escaper()), ['prefix' => '/admin-cabinet/assets/']);
$assets->useImplicitOutput(false);
$assets->setVersion('7');
$assets->collection('footerJS')->addJs('js/cache/ModuleDoors/doors.js', true)->addJs('https://example.com/x.js', false);
$assets->collection('headerCSS')->addCss('css/cache/ModuleDoors/doors.css', true);
echo $assets->outputJs('footerJS'), $assets->outputCss('headerCSS');
