<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

use MikoPBX\Common\Models\ApiKeys;
use MikoPBX\Common\Providers\LoggerAuthProvider;
use MikoPBX\Common\Providers\RedisClientProvider;
use MikoPBX\PBXCoreREST\Http\Response;
use MikoPBX\PBXCoreREST\Providers as Providers;
use Phalcon\Di\Di;
use Phalcon\Events\Manager;
use Phalcon\Mvc\Micro;
use Phalcon\Mvc\Router;
use Phalcon\Mvc\Router\Route;
use Throwable;

/**
 * A request through Core's REST application: its routes, its security, its controllers and its queue.
 */
final class CoreRest
{
    private const SERVICES = [
        'application', 'dispatcher', 'eventsManager', 'redis', 'request', 'response', 'router', 'publicEndpointsRegistry',
    ];
    private const TOKEN = 'the-token-of-the-tests';

    public function request(
        string $method,
        string $path,
        array $body,
        string $as,
        array $headers,
        array $files
    ): Answer {
        $before = [$_SERVER, $_GET, $_REQUEST, $_POST, $_FILES];
        $this->describe($method, $path, $body, $as);
        $_SERVER = Answer::asServerSees($headers) + $_SERVER;
        Answer::putForm($body, $files);
        ob_start();
        try {
            // As nginx hands it over.
            $address = rawurldecode(explode('?', $path)[0]);
            $this->application($method === 'GET' ? '' : (string)json_encode((object)$body))->handle($address);
        } catch (Throwable $e) {
            // Phalcon complains after a middleware has refused and answered; Core only logs it.
            if (!self::response()->isSent()) {
                throw $e;
            }
        } finally {
            ob_end_clean();
            [$_SERVER, $_GET, $_REQUEST, $_POST, $_FILES] = $before;
        }
        $sent = self::response();
        $envelope = json_decode((string)$sent->getContent(), true);

        return new Answer($sent->getStatusCode() ?? 200, $envelope ?? [], $sent->getHeaders()->toArray());
    }

    private static function response(): Response
    {
        return Di::getDefault()->getShared(Providers\ResponseProvider::SERVICE_NAME);
    }

    /** What a web server would say of the request. */
    private function describe(string $method, string $path, array $body, string $as): void
    {
        parse_str((string)parse_url($path, PHP_URL_QUERY), $query);
        $_GET = $_REQUEST = $query + ($method === 'GET' ? $body : []);
        $_SERVER = [
            'REQUEST_METHOD' => $method,
            'REQUEST_URI' => $path,
            'CONTENT_TYPE' => 'application/json',
            'HTTP_HOST' => 'pbx.example.com',
            'HTTP_USER_AGENT' => 'tests',
            'REMOTE_ADDR' => $as === 'localhost' ? '127.0.0.1' : '192.0.2.1',
        ] + $_SERVER;
        unset($_SERVER['HTTP_AUTHORIZATION']);
        if ($as === 'admin') {
            $_SERVER['HTTP_AUTHORIZATION'] = 'Bearer ' . self::TOKEN;
            $this->addToken();
        }
    }

    private function application(string $body): Micro
    {
        $di = Di::getDefault();
        // The container keeps what it has once given out.
        foreach (self::SERVICES as $name) {
            $di->remove($name);
        }
        // The container is that of a script; a web server's has this router.
        Route::reset();
        $di->setShared('router', new Router(false));
        $application = new Micro($di);
        $di->setShared('application', $application);
        $di->setShared('eventsManager', new Manager());
        $di->setShared(LoggerAuthProvider::SERVICE_NAME, new CoreLog());
        $di->setShared(RedisClientProvider::SERVICE_NAME, new CoreApiQueue());
        $request = new CoreRequest();
        $request->setBody($body);
        $di->register(new Providers\DispatcherProvider());
        $di->register(new Providers\ResponseProvider());
        $di->setShared(Providers\RequestProvider::SERVICE_NAME, $request);
        $di->register(new Providers\PublicEndpointsRegistryProvider());
        $di->register(new Providers\RouterProvider());

        return $application;
    }

    /** An administrator's key, as Core keeps one. */
    private function addToken(): void
    {
        if (ApiKeys::count() > 0) {
            return;
        }
        $key = new ApiKeys();
        $key->description = 'Tests';
        $key->key_hash = password_hash(self::TOKEN, PASSWORD_BCRYPT, ['cost' => 4]);
        $key->full_permissions = '1';
        $key->save();
    }
}
