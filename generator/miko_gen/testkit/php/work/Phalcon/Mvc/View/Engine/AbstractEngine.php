<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Mvc\View\Engine;

use Phalcon\Di\DiInterface;
use Phalcon\Mvc\ViewBaseInterface;

trait AbstractEngine
{
    public function __construct(ViewBaseInterface $view, ?DiInterface $container = null)
    {
        $this->view = $view;
        $this->container = $container;
    }

    public function getContent(): string
    {
        return $this->view->getContent();
    }

    public function getView(): ViewBaseInterface
    {
        return $this->view;
    }

    public function partial(string $partialPath, $params = null): void
    {
        $this->view->partial($partialPath, $params);
    }
}
