<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Mvc;

interface ViewBaseInterface
{
    public function getContent(): string;
    public function getParamsToView(): array;
    public function getViewsDir(): string|array;
    public function partial(string $partialPath, $params = null);
    public function setContent(string $content);
    public function setParamToView(string $key, $value);
    public function setVar(string $key, $value);
    public function setViewsDir(string $viewsDir);
}
