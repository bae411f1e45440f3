<?php

declare(strict_types=1);

namespace Modules\ModulePhoneDirectory\App\Controllers;

use MikoPBX\AdminCabinet\Controllers\BaseController;
use Modules\ModulePhoneDirectory\Models\Companies;

/**
 * What the generated controllers do not use of Core's.
 */
class DoorsController extends BaseController
{
    public function indexAction(): void
    {
        $this->view->submitMode = null;
    }

    public function saveAction(): void
    {
        $company = Companies::findFirstById($this->request->getPost('id')) ?: new Companies();
        $company->name = $this->request->getPost('name');
        $this->saveEntity($company, 'module-phone-directory/doors/modify/{id}');
    }

    public function removeAction(int $id): void
    {
        $this->deleteEntity(Companies::findFirstById($id), 'module-phone-directory/doors/index');
    }

    public function elsewhereAction(): void
    {
        $this->forward('module-phone-directory/doors/target/5/x');
    }

    public function targetAction(int $first, string $second = 'none'): void
    {
        $this->view->got = [$first, $second, $this->dispatcher->wasForwarded()];
    }

    public function rawAction(): void
    {
        $this->view->raw_response = 'as it is';
    }

    public function sayAction(): void
    {
        $this->flash->error('<b>wrong</b>');
        $this->flash->success('right');
        $this->view->success = false;
        $this->view->messages = ['error' => ['name' => 'late']];
    }

    public function factsAction(string ...$params): void
    {
        $this->view->facts = [
            $this->actionName, $this->controllerName, $this->controllerClass, $this->controllerNameUnCamelized,
            $this->isExternalModuleController, $params, $this->language, $this->translation->_('bt_Add'),
            $this->url->get('a'), $this->request->getQuery('q'), $this->request->getPost('p', null, 'default'),
            $this->request->isPost(), $this->request->getMethod(), $this->request->has('q'),
        ];
    }

    public function toolsAction(): void
    {
        $items = [['priority' => '3'], ['priority' => '1'], (object)['priority' => '2']];
        usort($items, $this->sortArrayByPriority(...));
        $this->view->tools = [
            $this->sanitizeCallerId('Ann "O\'Neil" <201> Ёж!'),
            $items,
            self::sanitizeData([
                'text' => ' <b>x</b> & "y" ', 'number' => 12, 'part' => 12.5, 'digits' => '12.5', 'null' => null,
                'url' => 'https://example.com/a b?c=<d>', 'json' => '{"a": " <i>b</i> "}', 'list' => [' z ', true],
                'empty' => '', 'true' => 'true',
            ], $this->di->getShared('filter')),
        ];
    }
}
