<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Pages;

use Phalcon\Di\DiInterface;
use Phalcon\Mvc\View;
use Phalcon\Mvc\View\Engine\Volt;

/**
 * Volt with Core's additions: the stand-in knows them, Phalcon's is told.
 */
final class Templates
{
    public static function engine(View $view, DiInterface $di, string $scratch): Volt
    {
        $volt = new Volt($view, $di);
        if (!extension_loaded('phalcon')) {
            return $volt;
        }
        is_dir("$scratch/volt") || mkdir("$scratch/volt");
        $volt->setOptions(['path' => "$scratch/volt/"]);
        $compiler = $volt->getCompiler();
        foreach (['in_array', 'is_a', 'count'] as $name) {
            $compiler->addFunction($name, $name);
        }
        $compiler->addFunction('isAllowed', static function (string $code, array $arguments): string {
            $action = var_export($arguments[0]['expr']['value'] ?? 'index', true);
            $controller = isset($arguments[1])
                ? var_export($arguments[1]['expr']['value'], true)
                : '$this->dispatcher->getHandlerClass()';
            return "\$this->di->get('securityPlugin', [$controller, $action])";
        });

        return $volt;
    }
}
