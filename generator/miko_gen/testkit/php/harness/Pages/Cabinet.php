<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Pages;

use MikoGen\TestKit\Module;
use MikoPBX\AdminCabinet\Plugins\AssetManager;
use MikoPBX\Common\Providers\LanguageProvider;
use MikoPBX\Common\Providers\MessagesProvider;
use MikoPBX\Common\Providers\PBXConfModulesProvider;
use MikoPBX\Common\Providers\TranslationProvider;
use Phalcon\Di\DiInterface;
use Phalcon\Html\Escaper;
use Phalcon\Html\TagFactory;
use Phalcon\Http\Request;
use Phalcon\Http\Response;
use Phalcon\Http\Response\Cookies;
use Phalcon\Mvc\Dispatcher;
use Phalcon\Mvc\Url;
use Phalcon\Mvc\View;
use Phalcon\Mvc\View\Engine\Volt;
use Phalcon\Tag;

/**
 * The admin cabinet around the pages of one module: its controller, forms and views on the classes of the engine, in a
 * page frame of the kit's own. The same on the stand-ins and on Core's classes.
 */
final class Cabinet
{
    /** Who may only look, in the cookie "role". */
    public const string READER = 'reader';

    private const SERVICES = [
        'request', 'response', 'cookies', 'dispatcher', 'url', 'securityPlugin', 'language', 'messages', 'translation',
        'escaper', 'flash', 'elements', 'assets', 'view', 'volt',
    ];

    private readonly string $pages;

    /** @param string $scratch where the views of the module are found, and compiled templates are put */
    public function __construct(
        private readonly DiInterface $di,
        private readonly Module $module,
        private readonly string $scratch
    ) {
        $this->pages = dirname(__DIR__, 2) . '/pages';
        // Whatever an earlier request has left in the container.
        array_map($di->remove(...), self::SERVICES);
        $this->web();
        $this->texts();
        $this->look();
    }

    /** The page at /admin-cabinet/$slug/$controller/$action/…, or the answer to its script. */
    public function answer(string $path): string
    {
        [$slug, $controller, $action, $params] = [...explode('/', trim($path, '/'), 4), '', '', '', ''];
        $dispatcher = $this->di->getShared('dispatcher');
        $dispatcher->setNamespaceName('Modules\\' . Names::camel($slug) . '\\App\\Controllers');
        $dispatcher->setControllerName(ucfirst(strtr($controller ?: $slug, '-', '_')));
        $dispatcher->setActionName($action ?: 'index');
        $dispatcher->setParams($params === '' ? [] : explode('/', trim($params, '/')));
        // The container keeps a controller, and the controller the services of its request.
        $this->di->remove($dispatcher->getHandlerClass());
        $view = $this->di->getShared('view');
        // What is printed meanwhile goes, as it does in Core: the answer counts, or the view.
        $view->start();
        $dispatcher->dispatch();
        if (!$this->di->getShared('request')->isAjax()) {
            $view->render($dispatcher->getControllerName(), $dispatcher->getActionName());
        }
        $view->finish();
        $response = $this->di->getShared('response');

        return (string)($response->getContent() ?: $view->getContent());
    }

    private function web(): void
    {
        $di = $this->di;
        $di->setShared('request', Request::class);
        $di->setShared('response', Response::class);
        if (extension_loaded('phalcon')) {
            $di->setShared('cookies', fn (): Cookies => new Cookies(false));
            Tag::setDI($di);
        }
        $di->setShared('dispatcher', function () use ($di): Dispatcher {
            $dispatcher = new Dispatcher();
            $dispatcher->setDI($di);
            return $dispatcher;
        });
        $di->setShared('url', function (): Url {
            $url = new Url();
            $url->setBaseUri('/admin-cabinet/');
            return $url;
        });
        // By the role, as Core's access list: an administrator may do everything.
        $di->set('securityPlugin', fn (string $controller, string $action = 'index'): bool
            => ($_COOKIE['role'] ?? '') !== self::READER || in_array($action, ['index', 'list'], true));
    }

    private function texts(): void
    {
        foreach ([new LanguageProvider(), new MessagesProvider(), new TranslationProvider()] as $provider) {
            $provider->register($this->di);
        }
    }

    private function look(): void
    {
        $di = $this->di;
        $di->setShared('escaper', Escaper::class);
        $di->setShared('flash', Flash::class);
        $di->setShared('elements', fn (): Menu => new Menu($di));
        $di->setShared('assets', function () use ($di): AssetManager {
            $tags = new TagFactory($di->getShared('escaper'));
            $assets = new AssetManager($tags, ['prefix' => '/admin-cabinet/assets/']);
            $assets->useImplicitOutput(false);
            Assets::ofEveryPage($assets);
            PBXConfModulesProvider::hookModulesMethod('onAfterAssetsPrepared', [$assets, $di->getShared('dispatcher')]);
            return $assets;
        });
        $folders = $this->views();
        $di->setShared('view', function () use ($di, $folders): View {
            $view = new View();
            $view->setDI($di);
            $view->setViewsDir($folders);
            $view->registerEngines(['.volt' => 'volt']);
            return $view;
        });
        $scratch = $this->scratch;
        $di->set('volt', fn (View $view): Volt => Templates::engine($view, $di, $scratch));
    }

    /** @return list<string> the frame, and a folder in which the module's views stand as in Core's */
    private function views(): array
    {
        $folder = "$this->scratch/views";
        is_dir("$folder/Modules") || mkdir("$folder/Modules", 0o755, true);
        $link = "$folder/Modules/{$this->module->id}";
        is_link($link) || symlink("{$this->module->folder}/App/Views", $link);

        return ["$folder/", "$this->pages/views/"];
    }
}
