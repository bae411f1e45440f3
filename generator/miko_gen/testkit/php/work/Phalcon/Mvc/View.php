<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Mvc;

use Closure;
use Phalcon\Mvc\View as Declared;
use Phalcon\Mvc\View\Exception;
use Phalcon\Mvc\ViewInterface;

/**
 * The picked template, inside the templates after it, inside the main view. A template that is not there is an error,
 * where Phalcon shows an empty page.
 */
trait View
{
    protected $params = [];
    protected $registeredEngines = [];
    protected $templatesAfter = [];
    protected $viewParams = [];
    protected $viewsDirs = [];

    public function __construct(array $options = [])
    {
        $this->options = $options;
    }

    public function __get(string $key)
    {
        return $this->viewParams[$key] ?? null;
    }

    public function __isset(string $key): bool
    {
        return isset($this->viewParams[$key]);
    }

    public function __set(string $key, $value)
    {
        $this->viewParams[$key] = $value;
    }

    public function cleanTemplateAfter(): Declared
    {
        $this->templatesAfter = [];

        return $this;
    }

    public function disable(): Declared
    {
        $this->disabled = true;

        return $this;
    }

    public function enable(): Declared
    {
        $this->disabled = false;

        return $this;
    }

    public function exists(string $view): bool
    {
        return $this->has($view);
    }

    public function getActionName(): string
    {
        return (string)$this->actionName;
    }

    public function getContent(): string
    {
        return $this->content;
    }

    public function getControllerName(): string
    {
        return (string)$this->controllerName;
    }

    public function getMainView(): string
    {
        return $this->mainView;
    }

    public function getParamsToView(): array
    {
        return $this->viewParams;
    }

    public function getPartial(string $partialPath, $params = null): string
    {
        ob_start();
        $this->partial($partialPath, $params);

        return (string)ob_get_clean();
    }

    public function getRegisteredEngines(): array
    {
        return $this->registeredEngines;
    }

    public function getRenderLevel(): int
    {
        return $this->renderLevel;
    }

    public function getVar(string $key)
    {
        return $this->viewParams[$key] ?? null;
    }

    public function getViewsDir()
    {
        return count($this->viewsDirs) === 1 ? $this->viewsDirs[0] : $this->viewsDirs;
    }

    protected function getViewsDirs(): array
    {
        return $this->viewsDirs;
    }

    public function finish(): Declared
    {
        ob_end_clean();

        return $this;
    }

    public function has(string $view): bool
    {
        return $this->kitFile($view) !== null;
    }

    public function isDisabled(): bool
    {
        return $this->disabled;
    }

    public function partial(string $partialPath, $params = null)
    {
        // What the partial is given hides the page's own, in it alone.
        echo $this->kitRender($this->partialsDir . $partialPath, (array)$params + $this->viewParams);
    }

    public function pick($renderView): Declared
    {
        $this->pickView = is_array($renderView) ? $renderView : [$renderView];

        return $this;
    }

    public function registerEngines(array $engines): Declared
    {
        $this->registeredEngines = $engines;

        return $this;
    }

    public function render(string $controllerName, string $actionName, array $params = [])
    {
        $this->controllerName = $controllerName;
        $this->actionName = $actionName;
        $this->params = $params;
        if ($this->disabled || $this->renderLevel === self::LEVEL_NO_RENDER) {
            return $this;
        }
        $this->content = $this->kitRender($this->pickView[0] ?? "$controllerName/$actionName", $this->viewParams);
        foreach ($this->renderLevel >= self::LEVEL_AFTER_TEMPLATE ? $this->templatesAfter : [] as $template) {
            $this->content = $this->kitRender(($this->layoutsDir ?: 'layouts/') . $template, $this->viewParams);
        }
        if ($this->renderLevel >= self::LEVEL_MAIN_LAYOUT && $this->kitFile($this->mainView) !== null) {
            $this->content = $this->kitRender($this->mainView, $this->viewParams);
        }

        return $this;
    }

    public function setContent(string $content): Declared
    {
        $this->content = $content;

        return $this;
    }

    public function setMainView(string $viewPath): Declared
    {
        $this->mainView = $viewPath;

        return $this;
    }

    public function setParamToView(string $key, $value): Declared
    {
        return $this->setVar($key, $value);
    }

    public function setPartialsDir(string $partialsDir): Declared
    {
        $this->partialsDir = $partialsDir;

        return $this;
    }

    public function setRenderLevel(int $level): ViewInterface
    {
        $this->renderLevel = $level;

        return $this;
    }

    public function setTemplateAfter($templateAfter): Declared
    {
        $this->templatesAfter = (array)$templateAfter;

        return $this;
    }

    public function setVar(string $key, $value): Declared
    {
        $this->viewParams[$key] = $value;

        return $this;
    }

    public function setVars(array $params, ?bool $merge = null): Declared
    {
        $this->viewParams = $merge === false ? $params : array_merge($this->viewParams, $params);

        return $this;
    }

    public function setViewsDir($viewsDir): Declared
    {
        $this->viewsDirs = array_map(static fn (string $folder): string => rtrim($folder, '/') . '/', (array)$viewsDir);

        return $this;
    }

    public function start(): Declared
    {
        $this->content = '';
        ob_start();

        return $this;
    }

    private function kitRender(string $view, array $params): string
    {
        [$file, $engine] = $this->kitFile($view)
            ?? throw new Exception("View '$view' was not found in any of the views directory");
        $engine = match (true) {
            is_string($engine) => $this->container->get($engine, [$this]),
            $engine instanceof Closure => $engine->call($this->container, $this),
            default => $engine,
        };
        ob_start();
        try {
            $engine->render($file, $params, false);
        } finally {
            $html = (string)ob_get_clean();
        }

        return $html;
    }

    /** @return array{string, mixed}|null the file of a view, and its engine */
    private function kitFile(string $view): ?array
    {
        foreach ($this->viewsDirs as $folder) {
            foreach ($this->registeredEngines as $extension => $engine) {
                if (is_file("$folder$view$extension")) {
                    return ["$folder$view$extension", $engine];
                }
            }
        }

        return null;
    }
}
