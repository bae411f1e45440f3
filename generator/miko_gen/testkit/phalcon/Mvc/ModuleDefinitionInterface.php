<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Mvc;

interface ModuleDefinitionInterface
{
    public function registerAutoloaders(?\Phalcon\Di\DiInterface $container = null);
    public function registerServices(\Phalcon\Di\DiInterface $container);
}
