<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Dispatcher;

use MikoGen\TestKit\Pages\Names;

/** Calls the action, and the one that it forwards to. Events and bound models are not imitated. */
trait AbstractDispatcher
{
    protected $handlerHashes = [];
    protected $params = [];

    public function callActionMethod($handler, string $actionMethod, array $params = [])
    {
        // By a function of PHP's own, so that "7" fits a parameter of type int, as it does in Phalcon.
        return call_user_func_array([$handler, $actionMethod], array_values($params));
    }

    public function dispatch()
    {
        for ($turn = 0; $turn < 16; $turn++) {
            $this->finished = true;
            $class = $this->getHandlerClass();
            $method = $this->getActiveMethod();
            if (!class_exists($class)) {
                return $this->throwDispatchException("$class handler class cannot be loaded", 2);
            }
            $isNew = !isset($this->handlerHashes[$class]);
            $handler = $this->handlerHashes[$class] ??= $this->getDI()->getShared($class);
            $this->activeHandler = $handler;
            if (!is_callable([$handler, $method])) {
                $what = "Action '$this->actionName' was not found on handler '$this->handlerName'";
                return $this->throwDispatchException($what, 5);
            }
            foreach (['beforeExecuteRoute' => [$this]] + ($isNew ? ['initialize' => []] : []) as $before => $arguments) {
                if (method_exists($handler, $before) && $handler->$before(...$arguments) === false) {
                    return $handler;
                }
                if (!$this->finished) {
                    continue 2;
                }
            }
            $this->returnedValue = $this->callActionMethod($handler, $method, $this->params);
            if ($this->finished) {
                if (method_exists($handler, 'afterExecuteRoute')) {
                    $handler->afterExecuteRoute($this, $this->returnedValue);
                }
                return $handler;
            }
        }

        return $this->throwDispatchException('Dispatcher has detected a cyclic routing causing stability problems', 1);
    }

    public function forward(array $forward): void
    {
        $this->namespaceName = $forward['namespace'] ?? $this->namespaceName;
        $this->handlerName = $forward['controller'] ?? $this->handlerName;
        $this->actionName = $forward['action'] ?? $this->actionName;
        $this->params = $forward['params'] ?? $this->params;
        $this->finished = false;
        $this->forwarded = true;
    }

    public function getActionName(): string
    {
        return $this->actionName;
    }

    public function getActionSuffix(): string
    {
        return $this->actionSuffix;
    }

    public function getActiveMethod(): string
    {
        return lcfirst(Names::camel($this->actionName)) . $this->actionSuffix;
    }

    public function getHandlerClass(): string
    {
        return "$this->namespaceName\\" . Names::camel($this->handlerName) . $this->handlerSuffix;
    }

    public function getHandlerSuffix(): string
    {
        return $this->handlerSuffix;
    }

    public function getModuleName(): ?string
    {
        return $this->moduleName ?: null;
    }

    public function getNamespaceName(): string
    {
        return $this->namespaceName;
    }

    public function getParam($param, $filters = null, $defaultValue = null)
    {
        return $this->params[$param] ?? $defaultValue;
    }

    public function getParameter($param, $filters = null, $defaultValue = null)
    {
        return $this->getParam($param, $filters, $defaultValue);
    }

    public function getParameters(): array
    {
        return $this->params;
    }

    public function getParams(): array
    {
        return $this->params;
    }

    public function getReturnedValue()
    {
        return $this->returnedValue;
    }

    public function hasParam($param): bool
    {
        return isset($this->params[$param]);
    }

    public function isFinished(): bool
    {
        return $this->finished;
    }

    public function setActionName(string $actionName): void
    {
        $this->actionName = $actionName;
    }

    public function setModuleName(?string $moduleName = null): void
    {
        $this->moduleName = $moduleName;
    }

    public function setNamespaceName(string $namespaceName): void
    {
        $this->namespaceName = $namespaceName;
    }

    public function setParam($param, $value): void
    {
        $this->params[$param] = $value;
    }

    public function setParams(array $params): void
    {
        $this->params = $params;
    }

    public function setReturnedValue($value): void
    {
        $this->returnedValue = $value;
    }

    public function wasForwarded(): bool
    {
        return $this->forwarded;
    }
}
