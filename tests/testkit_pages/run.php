<?php

/**
 * Runs scenarios on the stand-ins or, without their folder, on Phalcon and Core (MIKOPBX_CORE): both print the same.
 *
 *   php run.php SCENARIO... [--kit FOLDER]     prints a JSON object: what each scenario printed
 */

declare(strict_types=1);

use Phalcon\Di\Di;
use Phalcon\Html\Escaper;
use Phalcon\Mvc\Dispatcher;
use Phalcon\Mvc\Url;
use Phalcon\Mvc\View;
use Phalcon\Mvc\View\Engine\Volt;
use Phalcon\Tag;

error_reporting(E_ALL);
set_error_handler(static fn (int $level, string $message, string $file, int $line)
    => throw new ErrorException($message, 0, $level, $file, $line));
$scenarios = array_slice($argv, 1);
$at = array_search('--kit', $scenarios, true);
if ($at !== false) {
    require $scenarios[$at + 1] . '/autoload.php';
    array_splice($scenarios, $at, 2);
} else {
    spl_autoload_register(static function (string $class): void {
        $file = getenv('MIKOPBX_CORE') . '/src' . strtr(substr($class, strlen('MikoPBX')), '\\', '/') . '.php';
        if (str_starts_with($class, 'MikoPBX\\') && is_file($file)) {
            require $file;
        }
    });
}

$di = new Di();
Di::setDefault($di);
$di->setShared('escaper', Escaper::class);
$di->setShared('dispatcher', function (): Dispatcher {
    $dispatcher = new Dispatcher();
    $dispatcher->setControllerName('Doors');
    return $dispatcher;
});
$di->setShared('url', function (): Url {
    $url = new Url();
    $url->setBaseUri('/admin-cabinet/');
    return $url;
});
$di->setShared('view', function () use ($di): View {
    $view = new View();
    $view->setDI($di);
    $view->registerEngines(['.volt' => function (View $view) use ($di): Volt {
        $volt = new Volt($view, $di);
        if (extension_loaded('phalcon')) {
            $folder = sys_get_temp_dir() . '/volt-' . getmypid();
            @mkdir($folder);
            $volt->setOptions(['path' => "$folder/", 'always' => true]);
            foreach (['in_array', 'is_a', 'count'] as $name) {
                $volt->getCompiler()->addFunction($name, $name);
            }
        }
        return $volt;
    }]);
    return $view;
});

if (extension_loaded('phalcon')) {
    Tag::setDI($di);
}

final class Door
{
    public string $name = '<b>"Front" & \'back\'</b>';
    public string $open = '1';
    public string $zero = '0';
    public string $empty = '';
    public ?string $nothing = null;
    public int $floor = 5;
    public string $secret = 'known';

    public function getColour(): string
    {
        return 'red';
    }
}

$printed = [];
foreach ($scenarios as $file) {
    ob_start();
    try {
        if (str_ends_with($file, '.php')) {
            (static fn () => require $file)();
        } else {
            $view = $di->get('view');
            $view->setViewsDir(dirname($file) . '/');
            $view->setVars([
                'door' => new Door(),
                'hostile' => '<script>alert("1")</script>',
                'rows' => ['a' => 'first', 'b' => '', 'c' => 'third'],
                'none' => [],
                'count' => 3,
                'word' => 'Ünïcode',
                'yes' => true,
            ], false);
            echo $view->getPartial(basename($file, '.volt'));
        }
    } catch (Throwable $error) {
        echo get_class($error), ': ', $error->getMessage();
    }
    $printed[basename($file)] = (string)ob_get_clean();
}
echo json_encode($printed, JSON_THROW_ON_ERROR | JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE), "\n";
