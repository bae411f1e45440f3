<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Mvc;

use Phalcon\Mvc\ControllerInterface;
use Phalcon\Mvc\Dispatcher\Exception;

trait Dispatcher
{
    public function forward(array $forward): void
    {
        parent::forward($forward);
    }

    public function getActiveController(): ControllerInterface
    {
        return $this->activeHandler;
    }

    public function getControllerClass(): string
    {
        return $this->getHandlerClass();
    }

    public function getControllerName(): string
    {
        return $this->handlerName;
    }

    public function setControllerName(string $controllerName)
    {
        $this->handlerName = $controllerName;
    }

    protected function throwDispatchException(string $message, ?int $exceptionCode = null)
    {
        throw new Exception($message, (int)$exceptionCode);
    }
}
