<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\AdminCabinet\Controllers;

use MikoGen\TestKit\Pages\Names;
use MikoPBX\Common\Library\Text;
use MikoPBX\Common\Models\PbxExtensionModules;
use MikoPBX\Common\Models\PbxSettings;
use MikoPBX\Common\Providers\LanguageProvider;
use MikoPBX\Common\Providers\PBXConfModulesProvider;
use Phalcon\Filter\Filter;
use Phalcon\Filter\FilterInterface;
use Phalcon\Http\ResponseInterface;
use Phalcon\Mvc\Dispatcher;
use Phalcon\Mvc\View;
use Phalcon\Tag;

/** A page, or the JSON answer to a script of the page: what the action gave to the view. */
trait BaseController
{
    public function initialize(): void
    {
        $this->actionName = $this->dispatcher->getActionName();
        $this->controllerClass = $this->dispatcher->getHandlerClass();
        $this->controllerName = Text::camelize($this->dispatcher->getControllerName(), '_');
        $this->controllerNameUnCamelized = Names::slug($this->controllerName);
        $this->isExternalModuleController = str_starts_with($this->dispatcher->getNamespaceName(), 'Modules');
        if (!$this->request->isAjax()) {
            $this->prepareView();
        }
    }

    protected function prepareView(): void
    {
        $ownAction = in_array($this->actionName, ['index', 'delete', 'save', 'modify'], true) ? '' : $this->actionName;
        Tag::setTitle('MikoPBX|' . $this->translation->_("Breadcrumb$this->controllerName$ownAction"));
        $this->view->setTemplateAfter('main');
        $this->view->setVars([
            't' => $this->translation,
            'debugMode' => false,
            'PBXLicense' => '',
            'PBXName' => PbxSettings::getValueByKey('Name'),
            'PBXVersion' => PbxSettings::getValueByKey('PBXVersion'),
            'WebAdminLanguage' => $this->language,
            'availableLanguages' => LanguageProvider::AVAILABLE_LANGUAGES,
            'urlToController' => $this->url->get($this->controllerNameUnCamelized),
            'urlToLogo' => $this->url->get('assets/img/logo-mikopbx.svg'),
            'logoHref' => $this->url->get('index'),
            'represent' => '',
            'submitMode' => 'SaveSettings',
            'lastSentryEventId' => null,
            'MetaTegHeadDescription' => $this->translation->_('MetaTegHeadDescription'),
            'isExternalModuleController' => $this->isExternalModuleController,
            'globalModuleUniqueId' => '',
            'actionName' => $this->actionName,
            'controllerName' => $this->controllerName,
            'controllerClass' => $this->controllerClass,
            'currentPage' => "AdminCabinet/$this->controllerName/$this->actionName",
        ]);
        if ($this->isExternalModuleController) {
            $id = $this->kitModuleId();
            $this->view->module = PbxExtensionModules::findFirstByUniqid($id)->toArray();
            $this->view->globalModuleUniqueId = $id;
            $this->view->showModuleStatusToggle = $this->showModuleStatusToggle ?? true;
            $this->view->currentPage = "$id/$this->controllerName/$this->actionName";
        }
    }

    public function beforeExecuteRoute(Dispatcher $dispatcher): void
    {
        $this->actionName = $this->dispatcher->getActionName();
        $this->controllerName = Text::camelize($this->dispatcher->getControllerName(), '_');
        $isModule = str_starts_with($this->dispatcher->getNamespaceName(), 'Modules');
        $folder = $isModule ? "Modules/{$this->kitModuleId()}/" : '';
        $this->view->pick("$folder$this->controllerName/$this->actionName");
        PBXConfModulesProvider::hookModulesMethod('onBeforeExecuteRoute', [$dispatcher]);
    }

    public function afterExecuteRoute(Dispatcher $dispatcher): ResponseInterface
    {
        if ($this->request->isAjax()) {
            $this->view->setRenderLevel(View::LEVEL_NO_RENDER);
            $this->response->setContentType('application/json', 'UTF-8');
            $data = $this->view->getParamsToView();
            $this->response->setContent($data['raw_response'] ?? json_encode($data + [
                'success' => true,
                'reload' => false,
                'message' => $this->flash->getMessages(),
                'lastSentryEventId' => null,
            ]));
        }
        PBXConfModulesProvider::hookModulesMethod('onAfterExecuteRoute', [$dispatcher]);

        return $this->response->send();
    }

    protected function forward(string $uri): void
    {
        $parts = explode('/', $uri);
        $isOwn = $this->isExternalModuleController && count($parts) > 2;
        $at = $isOwn ? 1 : 0;
        $this->dispatcher->forward([
            'namespace' => $isOwn
                ? "Modules\\{$this->kitModuleId()}\\App\\Controllers"
                : 'MikoPBX\\AdminCabinet\\Controllers',
            'controller' => $parts[$at],
            'action' => $parts[$at + 1],
            'params' => array_slice($parts, $at + 2),
        ]);
    }

    protected function sanitizeCallerId(string $callerId): string
    {
        return (string)preg_replace('/[^a-zA-Zа-яА-Я0-9 ]/ui', '', $callerId);
    }

    protected function sortArrayByPriority($a, $b): ?int
    {
        $of = static fn (mixed $one): int => (int)(is_array($one) ? $one['priority'] : $one->priority);

        return $of($a) <=> $of($b);
    }

    protected function saveEntity(mixed $entity, string $reloadPath = ''): bool
    {
        $success = $entity->save();
        $this->kitTell($entity, $success, str_replace('{id}', (string)$entity->id, $reloadPath));
        if ($success && !$this->request->isAjax()) {
            $this->flash->success($this->translation->_('ms_SuccessfulSaved'));
        }

        return $success;
    }

    protected function deleteEntity(mixed $entity, string $reloadPath = ''): bool
    {
        $success = $entity->delete();
        $this->kitTell($entity, $success, $reloadPath);

        return $success;
    }

    protected function base64ToJpegFile(string $base64_string, string $output_file): void
    {
        $parts = explode(',', $base64_string);
        file_put_contents($output_file, isset($parts[1]) ? base64_decode($parts[1]) : '');
    }

    public static function sanitizeData(array $data, FilterInterface $filter): array
    {
        foreach ($data as $key => $value) {
            $json = is_string($value) && $value !== '' ? json_decode($value, true) : null;
            $data[$key] = match (true) {
                is_array($value) => self::sanitizeData($value, $filter),
                is_array($json) => json_encode(self::sanitizeData($json, $filter)),
                is_string($value) && $value !== '' && json_last_error() === JSON_ERROR_NONE => $value,
                is_string($value) && stripos($value, 'http') === 0 => $filter->sanitize($value, Filter::FILTER_URL),
                is_string($value) => $filter->sanitize($value, [Filter::FILTER_STRING, Filter::FILTER_TRIM]),
                is_numeric($value) => $filter->sanitize($value, Filter::FILTER_INT),
                default => $value,
            };
        }

        return $data;
    }

    protected function isAuthenticated(): bool
    {
        return true;
    }

    private function kitTell(object $entity, bool $success, string $reloadPath): void
    {
        if (!$success) {
            $this->flash->error(implode('<br>', array_map('strval', [...$entity->getMessages()])));
        }
        if ($this->request->isAjax()) {
            $this->view->success = $success;
            if ($success && $reloadPath !== '') {
                $this->view->reload = $reloadPath;
            }
        } elseif ($success && $reloadPath !== '') {
            $this->forward($reloadPath);
        }
    }

    private function kitModuleId(): string
    {
        return explode('\\', static::class)[1];
    }
}
