<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Rest;

use MikoGen\TestKit\Answer;
use MikoGen\TestKit\Module;
use MikoPBX\Common\Providers\PBXConfModulesProvider;
use MikoPBX\PBXCoreREST\Http\Request;
use MikoPBX\PBXCoreREST\Http\Response;
use Phalcon\Di\Di;
use Phalcon\Mvc\Micro;

/**
 * A request to a module's REST v3 on the stand-ins: routing, who may ask, the controller, the envelope.
 */
final class KitRest
{
    private readonly Response $response;

    public function __construct(private readonly Module $module, private readonly bool $isEnabled)
    {
        $this->response = new Response();
    }

    public function request(
        string $method,
        string $path,
        array $body,
        string $as,
        array $headers,
        array $files
    ): Answer {
        $before = [$_SERVER, $_GET, $_POST, $_FILES];
        parse_str((string)parse_url($path, PHP_URL_QUERY), $query);
        $_GET = $query + ($method === 'GET' ? $body : []);
        $_SERVER = [
            'REQUEST_METHOD' => $method,
            'REQUEST_URI' => $path,
            'CONTENT_TYPE' => 'application/json',
            'REMOTE_ADDR' => $as === 'localhost' ? '127.0.0.1' : '192.0.2.1',
            'HTTP_AUTHORIZATION' => $as === 'admin' ? 'Bearer the-token-of-the-tests' : '',
        ] + Answer::asServerSees($headers) + $_SERVER;
        Answer::putForm($body, $files);
        $request = new Request();
        $request->setBody($method === 'GET' ? '' : (string)json_encode((object)$body));
        ob_start();
        try {
            // As nginx hands it over.
            $this->answer($request, rawurldecode(explode('?', $path)[0]), $as);
            if (!$this->response->isSent()) {
                $this->response->send();
            }
        } finally {
            ob_end_clean();
            [$_SERVER, $_GET, $_POST, $_FILES] = $before;
        }

        $envelope = json_decode($this->response->getContent(), true);
        $sent = $this->response->kitHeaders();

        return new Answer($this->response->getStatusCode() ?? 200, is_array($envelope) ? $envelope : [], $sent);
    }

    private function answer(Request $request, string $path, string $as): void
    {
        $routes = new Routes(new Controllers($this->module, $this->isEnabled));
        $route = $routes->find($request->getMethod(), $path);
        if ($route === null) {
            $this->notFound();
            return;
        }
        [$controller, $handler, $arguments] = $route;
        $di = Di::getDefault();
        $application = new Micro($di);
        foreach (['request' => $request, 'response' => $this->response, 'application' => $application] as $name => $service) {
            $di->remove($name);
            $di->setShared($name, $service);
        }
        PBXConfModulesProvider::hookModulesMethod('onBeforeExecuteRestAPIRoute', [$application]);
        if ($as === 'nobody' && !$routes->isPublic($request->getURI())) {
            $this->response->setPayloadError("The user isn't authenticated.")->setStatusCode(401);
            return;
        }
        (new $controller())->{$handler}(...$arguments);
        PBXConfModulesProvider::hookModulesMethod('onAfterExecuteRestAPIRoute', [$application]);
    }

    private function notFound(): void
    {
        $this->response->setStatusCode(404);
        $this->response->setJsonContent([
            'success' => false,
            'messages' => ['error' => ['Endpoint not found: ' . $_SERVER['REQUEST_URI']]],
            'data' => null,
        ]);
    }
}
