<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Di;

abstract class Injectable extends \stdClass implements \Phalcon\Di\InjectionAwareInterface
{
    protected $container;
    public function __get(string $propertyName) { return null; }
    public function __isset(string $name): bool { return false; }
    public function getDI(): \Phalcon\Di\DiInterface { throw new \LogicException('A stand-in has no such object.'); }
    public function setDI(\Phalcon\Di\DiInterface $container): void {}
}
