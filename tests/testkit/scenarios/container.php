<?php

// The container, and what it gives to classes that know it.

use Phalcon\Config\Config;
use Phalcon\Di\Di;
use Phalcon\Di\FactoryDefault;
use Phalcon\Di\Injectable;

$container = new FactoryDefault();
$container->set('number', fn (): object => new ArrayObject([1]));
$container->setShared('one', function (int $start = 3): object {
    return new ArrayObject([$start]);
});
$container->set('list', ArrayObject::class);
say($container->has('number'), $container->has('none'), $container->get('number') === $container->get('number'), $container->get('one') === $container->get('one'));
say($container->getShared('number') === $container->getShared('number'), $container->get('list', [[1, 2, 3]])->count(), isset($container['none']), $container->getOne()[0]);
say(attempt(fn () => $container->get('none')), attempt(fn () => $container->nothing()), $container->get('ArrayObject')::class);
$container->remove('one');
say($container->has('one'), attempt(fn () => $container->getService('one')), $container->getService('number')->isShared());
$container['set'] = 'ArrayObject';
say($container['set']::class, $container->getRaw('set'));
$user = new class () extends Injectable {
    public function number(): int
    {
        return count($this->number);
    }
};
$user->setDI($container);
say($user->number(), $user->getDI() === $container, isset($user->list), isset($user->none));
$config = new Config(['a' => ['b' => ['c' => 1]], 'list' => [1, 2], 'text' => 'x', 'null' => null]);
say($config->path('a.b.c'), $config->path('a.x.c'), $config->path('a.x', 'default'), $config->a->b->c, $config['a']['b']['c'], $config->get('none', 5), $config->get('text'));
say($config->toArray(), count($config), isset($config->a), isset($config->none), $config->has('text'), $config->a::class, $config->path('a/b/c', null, '/'));
$config->merge(new Config(['a' => ['b' => ['d' => 2]], 'new' => 1]));
say($config->toArray(), json_encode($config->a));
$config->text = 'y';
$config['more'] = ['deep' => 1];
say($config->text, $config->more->deep, $config->path('more.deep'));
say(Di::getDefault()->getShared('config')->path('adminApplication.baseUri'), Di::getDefault()->has('db'), Di::getDefault()->has('modelsManager'));
