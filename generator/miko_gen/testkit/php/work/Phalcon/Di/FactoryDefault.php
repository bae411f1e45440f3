<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\Phalcon\Di;

use Phalcon\Annotations\Adapter\Memory as Annotations;
use Phalcon\Assets\Manager as Assets;
use Phalcon\Events\Manager as Events;
use Phalcon\Filter\FilterFactory;
use Phalcon\Html\Escaper;
use Phalcon\Html\TagFactory;
use Phalcon\Http\Request;
use Phalcon\Http\Response;
use Phalcon\Mvc\Dispatcher;
use Phalcon\Mvc\Model\Manager;
use Phalcon\Mvc\Model\MetaData\Memory;
use Phalcon\Mvc\Model\Transaction\Manager as Transactions;
use Phalcon\Mvc\Router;
use Phalcon\Mvc\Url;

/** A container with the services that most applications need, but for those that have no stand-in. */
trait FactoryDefault
{
    public function __construct()
    {
        parent::__construct();
        $services = [
            'annotations' => Annotations::class,
            'dispatcher' => Dispatcher::class,
            'escaper' => Escaper::class,
            'eventsManager' => Events::class,
            'modelsManager' => Manager::class,
            'modelsMetadata' => Memory::class,
            'request' => Request::class,
            'response' => Response::class,
            'router' => Router::class,
            'transactionManager' => Transactions::class,
            'url' => Url::class,
            'tag' => fn (): TagFactory => new TagFactory($this->get('escaper')),
            'assets' => fn (): Assets => new Assets($this->get('tag')),
            'filter' => fn () => (new FilterFactory())->newInstance(),
        ];
        foreach ($services as $name => $definition) {
            $this->setShared($name, $definition);
        }
    }
}
