<?php

declare(strict_types=1);

use Phalcon\Assets\Manager;
use Phalcon\Di\Di;
use Phalcon\Html\Escaper;
use Phalcon\Html\TagFactory;
use Phalcon\Tag;
use Phalcon\Translate\InterpolatorFactory;
use Phalcon\Translate\TranslateFactory;

$escaper = new Escaper();
$text = implode('', array_map('chr', range(1, 127))) . 'é€😀';
foreach (['html', 'css', 'js', 'url', 'escapeHtml', 'escapeHtmlAttr'] as $method) {
    echo $method, ' ', $escaper->$method($text), "\n";
}
echo $escaper->attributes('a"b'), ' ', $escaper->attributes(['a' => 'b"<', 'c' => null, 'd' => true, 'e' => false]), "\n";

$url = Di::getDefault()->get('url');
foreach (['', 'a/b', '/a', 'https://example.com/x', '//example.com', '#top', 'a?x=1'] as $address) {
    echo $url->get($address), ' ', $url->get($address, ['y' => '&']), "\n";
}
echo $url->get(), ' ', $url->getStatic('img/a.png'), ' ', $url->getBaseUri(), "\n";

$assets = new Manager(new TagFactory($escaper));
$assets->collection('top')
    ->addCss('css/a.css', true)->addCss('css/a.css', true)->addCss('https://example.com/b.css', false)
    ->addJs('js/a.js', true)->addCss('css/c.css', true, false, ['media' => 'print'], '1.2');
$assets->addJs('js/alone.js')->addInlineJs('var a = 1;');
$assets->useImplicitOutput(false);
echo $assets->outputCss('top'), $assets->outputJs('top'), $assets->outputJs(), $assets->outputInlineJs();
foreach ($assets->collection('top') as $asset) {
    $asset->setVersion('9');
    echo $asset->getType(), ' ', $asset->getPath(), ' ', json_encode($asset->isLocal()), "\n";
}
echo $assets->outputCss('top'), count($assets->collection('top')), json_encode([$assets->has('top'), $assets->has('q')]), "\n";
try {
    $assets->outputJs('unknown');
} catch (Phalcon\Assets\Exception $e) {
    echo get_class($e), "\n";
}

$texts = (new TranslateFactory(new InterpolatorFactory()))->newInstance('array', ['content' => [
    'a' => 'A %x% and %y%', 'b' => 'B',
]]);
echo json_encode([
    $texts->_('a'), $texts->_('a', ['x' => 1]), $texts->t('a', ['x' => '<', 'y' => 'z']), $texts->_('unknown', ['x' => 1]),
    $texts['b'], isset($texts['b']), isset($texts['c']), $texts->query('b'), $texts->exists('b'),
]), "\n";

Tag::setTitle('A < B');
echo Tag::getTitle(), Tag::renderTitle();
echo Tag::linkTo('a', 'text'), Tag::linkTo(['', 'x']), Tag::linkTo(['a/b', 'x<', 'class' => 'c', 'id' => 'i', 'target' => '_blank']), "\n";
echo Tag::textField('n'), Tag::hiddenField(['n', 'value' => 1]), Tag::textArea(['n', 'value' => '<', 'rows' => 2]);
echo Tag::checkField(['n', 'value' => '1']), Tag::submitButton(['Go', 'class' => 'c']), Tag::passwordField('p'), Tag::endForm(), "\n";
