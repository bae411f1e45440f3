<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Mvc\View\Engine;

use MikoGen\TestKit\Volt\Compiler;
use MikoGen\TestKit\Volt\Mistake;
use ParseError;
use Throwable;

/** Runs a template; it says $this->… for the services, and for what Core adds to Volt. */
trait Volt
{
    protected $options = [];

    public function getOptions(): array
    {
        return $this->options;
    }

    /** Core's function isAllowed(action, controller). */
    private function kitIsAllowed(string $action = 'index', ?string $controller = null): bool
    {
        $controller ??= $this->container->getShared('dispatcher')->getHandlerClass();

        return $this->container->get('securityPlugin', [$controller, $action]);
    }

    public function isIncluded($needle, $haystack): bool
    {
        return is_array($haystack) ? in_array($needle, $haystack) : mb_strpos($haystack, $needle) !== false;
    }

    public function length($item): int
    {
        return is_countable($item) ? count($item) : mb_strlen((string)$item);
    }

    public function render(string $path, $params, ?bool $mustClean = null)
    {
        $services = $this->container;
        $compiler = new Compiler(static fn (string $name): bool => $services->has($name));
        $kitPhp = $compiler->compile((string)file_get_contents($path), $path);
        try {
            $html = $this->kitRun($kitPhp, (array)$params);
        } catch (ParseError $error) {
            throw new Mistake($error->getMessage(), $path, $error->getLine());
        } catch (Throwable $error) {
            if (!str_contains($error->getFile(), "eval()'d code")) {
                throw $error;
            }
            throw new Mistake($error->getMessage(), $path, $error->getLine());
        }
        if ($mustClean === true) {
            $this->view->setContent($html);
            return;
        }
        echo $html;
    }

    public function setOptions(array $options)
    {
        $this->options = $options;
    }

    public function slice($value, ?int $start = null, $end = null)
    {
        $start ??= 0;
        $length = $end === null ? null : $end - $start + 1;

        return is_array($value) ? array_slice($value, $start, $length) : mb_substr((string)$value, $start, $length);
    }

    public function sort(array $value): array
    {
        asort($value);

        return $value;
    }

    /** No variable of its own may hide one of the template. */
    private function kitRun(string $kitPhp, array $kitParams): string
    {
        extract($kitParams);
        ob_start();
        try {
            eval('?>' . $kitPhp);
        } catch (Throwable $kitError) {
            ob_end_clean();
            throw $kitError;
        }

        return (string)ob_get_clean();
    }
}
