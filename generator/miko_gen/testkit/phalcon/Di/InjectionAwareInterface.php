<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Di;

interface InjectionAwareInterface
{
    public function setDI(\Phalcon\Di\DiInterface $container): void;
    public function getDI(): \Phalcon\Di\DiInterface;
}
