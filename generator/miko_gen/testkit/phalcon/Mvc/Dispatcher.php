<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Mvc;

class Dispatcher
{
    protected $defaultAction = 'index';
    protected $defaultHandler = 'index';
    protected $handlerSuffix = 'Controller';
    public function forward(array $forward): void {}
    public function getActiveController(): \Phalcon\Mvc\ControllerInterface { throw new \LogicException('A stand-in has no such object.'); }
    public function getControllerClass(): string { return ''; }
    public function getControllerName(): string { return ''; }
    public function getLastController(): \Phalcon\Mvc\ControllerInterface { throw new \LogicException('A stand-in has no such object.'); }
    public function getPreviousActionName(): string { return ''; }
    public function getPreviousControllerName(): string { return ''; }
    public function getPreviousNamespaceName(): string { return ''; }
    public function setControllerName(string $controllerName) {}
    public function setControllerSuffix(string $controllerSuffix) {}
    public function setDefaultController(string $controllerName) {}
    protected function handleException(\Exception $exception) {}
    protected function throwDispatchException(string $message, int $exceptionCode = 0) {}
}
