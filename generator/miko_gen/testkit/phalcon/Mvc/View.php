<?php

// Stand-in: the signatures of Phalcon 5.9 without their work.

namespace Phalcon\Mvc;

class View extends \Phalcon\Di\Injectable implements \Phalcon\Mvc\ViewInterface, \Phalcon\Events\EventsAwareInterface
{
    public const LEVEL_ACTION_VIEW = 1;
    public const LEVEL_BEFORE_TEMPLATE = 2;
    public const LEVEL_LAYOUT = 3;
    public const LEVEL_MAIN_LAYOUT = 5;
    public const LEVEL_NO_RENDER = 0;
    public const LEVEL_AFTER_TEMPLATE = 4;
    protected $actionName;
    protected $activeRenderPaths;
    protected $basePath = '';
    protected $content = '';
    protected $controllerName;
    protected $currentRenderLevel = 0;
    protected $disabled = false;
    protected $disabledLevels = [];
    protected $eventsManager;
    protected $layout;
    protected $layoutsDir = '';
    protected $mainView = 'index';
    protected $options = [];
    protected $params = [];
    protected $partialsDir = '';
    protected $registeredEngines = [];
    protected $renderLevel = 5;
    protected $templatesAfter = [];
    protected $templatesBefore = [];
    protected $viewsDirs = [];
    protected $viewParams = [];
    public function __construct(array $options = []) {}
    public function __get(string $key) { return null; }
    public function __isset(string $key): bool { return false; }
    public function __set(string $key, $value) {}
    public function cleanTemplateAfter(): \Phalcon\Mvc\View { return $this; }
    public function cleanTemplateBefore(): \Phalcon\Mvc\View { return $this; }
    public function disableLevel($level): \Phalcon\Mvc\ViewInterface { return $this; }
    public function disable(): \Phalcon\Mvc\View { return $this; }
    public function enable(): \Phalcon\Mvc\View { return $this; }
    public function exists(string $view): bool { return false; }
    public function finish(): \Phalcon\Mvc\View { return $this; }
    public function getActionName(): string { return ''; }
    public function getActiveRenderPath(): string|array { return ''; }
    public function getBasePath(): string { return ''; }
    public function getContent(): string { return ''; }
    public function getControllerName(): string { return ''; }
    public function getCurrentRenderLevel(): int { return 0; }
    public function getRegisteredEngines(): array { return []; }
    public function getRenderLevel(): int { return 0; }
    public function getEventsManager(): ?\Phalcon\Events\ManagerInterface { return null; }
    public function getLayout(): string { return ''; }
    public function getLayoutsDir(): string { return ''; }
    public function getMainView(): string { return ''; }
    public function getParamsToView(): array { return []; }
    public function getPartial(string $partialPath, $params = null): string { return ''; }
    public function getPartialsDir(): string { return ''; }
    public function getRender(string $controllerName, string $actionName, array $params = [], $configCallback = null): string { return ''; }
    public function getVar(string $key) { return null; }
    public function getViewsDir(): string|array { return ''; }
    protected function getViewsDirs(): array { return []; }
    public function has(string $view): bool { return false; }
    public function isDisabled(): bool { return false; }
    public function partial(string $partialPath, $params = null) {}
    public function pick($renderView): \Phalcon\Mvc\View { return $this; }
    public function registerEngines(array $engines): \Phalcon\Mvc\View { return $this; }
    public function render(string $controllerName, string $actionName, array $params = []): \Phalcon\Mvc\View|bool { return false; }
    public function reset(): \Phalcon\Mvc\View { return $this; }
    public function setBasePath(string $basePath): \Phalcon\Mvc\View { return $this; }
    public function setContent(string $content): \Phalcon\Mvc\View { return $this; }
    public function setEventsManager(\Phalcon\Events\ManagerInterface $eventsManager): void {}
    public function setLayout(string $layout): \Phalcon\Mvc\View { return $this; }
    public function setLayoutsDir(string $layoutsDir): \Phalcon\Mvc\View { return $this; }
    public function setMainView(string $viewPath): \Phalcon\Mvc\View { return $this; }
    public function setPartialsDir(string $partialsDir): \Phalcon\Mvc\View { return $this; }
    public function setParamToView(string $key, $value): \Phalcon\Mvc\View { return $this; }
    public function setRenderLevel(int $level): \Phalcon\Mvc\ViewInterface { return $this; }
    public function setTemplateAfter($templateAfter): \Phalcon\Mvc\View { return $this; }
    public function setTemplateBefore($templateBefore): \Phalcon\Mvc\View { return $this; }
    public function setVar(string $key, $value): \Phalcon\Mvc\View { return $this; }
    public function setVars(array $params, bool $merge = true): \Phalcon\Mvc\View { return $this; }
    public function setViewsDir($viewsDir): \Phalcon\Mvc\View { return $this; }
    public function start(): \Phalcon\Mvc\View { return $this; }
    public function toString(string $controllerName, string $actionName, array $params = []): string { return ''; }
    protected function engineRender(array $engines, string $viewPath, bool $silence, bool $mustClean = true) {}
    final protected function isAbsolutePath(string $path) {}
    protected function loadTemplateEngines(): array { return []; }
    public function processRender(string $controllerName, string $actionName, array $params = [], bool $fireEvents = true): bool { return false; }
}
