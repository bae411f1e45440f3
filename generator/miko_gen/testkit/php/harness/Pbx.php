<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

use MikoGen\TestKit\Pages\Cabinet;
use MikoPBX\Common\Models\PbxSettings;
use PDO;
use Phalcon\Di\Di;

/**
 * A PBX for one test, with nothing on it but the module under test.
 */
final class Pbx
{
    private static Module $module;
    private static Engine $engine;

    /** @var list<WorkerProcess|ManagerServer|AriServer> */
    private array $running = [];
    private ?WebServer $web = null;
    private ?Handlers $handlers = null;

    /**
     * Makes Core's and the module's classes known: once per process.
     *
     * MIKOPBX_CORE names a checkout of Core whose classes are used, and MIKO_GEN_SCRATCH the folder of a PBX that is
     * there already: a script that the module starts finds it so.
     */
    public static function boot(string $moduleFolder): void
    {
        self::$module = new Module($moduleFolder);
        Handlers::register(self::$module);
        self::$module->autoload();
        $scratch = getenv('MIKO_GEN_SCRATCH') ?: Scratch::make();
        putenv("MIKO_GEN_SCRATCH=$scratch");
        self::$engine = getenv('MIKOPBX_CORE') ? new CoreEngine(self::$module, $scratch) : new KitEngine(self::$module, $scratch);
        self::$engine->boot();
    }

    public static function engine(): string
    {
        return self::$engine->name();
    }

    public static function module(): Module
    {
        return self::$module;
    }

    /** @param bool $isNew false: the PBX of the process that started this one */
    public function __construct(bool $isNew = true)
    {
        if (!$isNew) {
            return;
        }
        self::$engine->reset();
        Tubes::here()->clear();
        SystemLog::clear();
        EventBus::clear();
    }

    /** @return list<string> what went wrong; nothing when the module is installed */
    public function install(): array
    {
        return $this->handlers === null ? self::$engine->install() : $this->changed(__FUNCTION__);
    }

    /**
     * A newer package of the module takes the place of this one.
     *
     * @param callable(PDO): void|null $older makes of the database that is kept the one of an older version
     * @return list<string> what went wrong
     */
    public function upgrade(?callable $older = null): array
    {
        $wasEnabled = $this->isEnabled();
        if ($wasEnabled && !$this->disable()) {
            return ['The module refuses to be disabled.'];
        }
        if (!$this->uninstall(keepSettings: true)) {
            return ['The module refuses to be uninstalled.'];
        }
        if ($older !== null) {
            $older(new PDO('sqlite:' . $this->keptDatabaseFile()));
        }
        $messages = $this->install();
        if ($messages === [] && $wasEnabled) {
            $this->enable();
        }

        return $messages;
    }

    public function uninstall(bool $keepSettings = false): bool
    {
        return $this->handlers === null
            ? self::$engine->uninstall($keepSettings)
            : $this->changed(__FUNCTION__, [$keepSettings]);
    }

    /** Enables the module on a PBX that has what it asks for: the needs in tests/Examples.php. */
    public function enable(): bool
    {
        $this->prepare();

        return $this->whyNotEnabled() === [];
    }

    public function disable(): bool
    {
        return $this->whyNotDisabled() === [];
    }

    /** @return list<string> why the module refuses to be enabled; nothing when it is enabled now */
    public function whyNotEnabled(): array
    {
        return $this->handlers === null ? self::$engine->enable() : $this->changed(__FUNCTION__);
    }

    /** @return list<string> why the module refuses to be disabled; nothing when it is disabled now */
    public function whyNotDisabled(): array
    {
        return $this->handlers === null ? self::$engine->disable() : $this->changed(__FUNCTION__);
    }

    /**
     * Saves a row of a model: a new one, or that with the id among the values.
     *
     * @param class-string $class
     * @param array<string, mixed> $values
     *
     * @return list<string> why the model refuses it; nothing when it is saved
     */
    public function save(string $class, array $values): array
    {
        if ($this->handlers !== null) {
            return $this->elsewhere(__FUNCTION__, [$class, $values]);
        }
        $record = isset($values['id']) ? $class::findFirstById($values['id']) : new $class();
        foreach ($values as $name => $value) {
            $record->$name = $value;
        }

        return $record->save() ? [] : array_map('strval', $record->getMessages());
    }

    /**
     * @param class-string $class
     *
     * @return list<string> why the model keeps the row; nothing when it is deleted
     */
    public function delete(string $class, string $id): array
    {
        if ($this->handlers !== null) {
            return $this->elsewhere(__FUNCTION__, [$class, $id]);
        }
        $record = $class::findFirstById($id);

        return $record->delete() ? [] : array_map('strval', $record->getMessages());
    }

    /**
     * Another module is on the PBX, installed and enabled; of its files there is module.json only.
     *
     * @param array<string, mixed> $about what its module.json says
     */
    public function addModule(string $id, array $about = []): void
    {
        self::$engine->addModule($id, $about);
    }

    public function removeModule(string $id): void
    {
        self::$engine->removeModule($id);
    }

    public function isEnabled(): bool
    {
        return self::$engine->isEnabled();
    }

    /** @return list<string> the reload actions asked for since the last call, e.g. ReloadDialplanAction */
    public function reloads(): array
    {
        return self::$engine->reloads();
    }

    /** What Core makes of the module's answer to a hook, e.g. the text that it writes into extensions.conf. */
    public function call(string $hook, array $arguments = []): mixed
    {
        return $this->handlers === null
            ? self::$engine->call($hook, $arguments)
            : $this->elsewhere(__FUNCTION__, [$hook, $arguments]);
    }

    /** The module's Conf class, for its methods that no hook of Core's reaches. */
    public function conf(): object
    {
        return new (self::$module->confClass())();
    }

    /**
     * A request to the REST API by an administrator with a token, from the PBX itself ("localhost"), or by "nobody".
     *
     * @param array<string, string> $headers
     * @param array<string, string> $files paths of the files of a form, by the names of its inputs
     */
    public function request(
        string $method,
        string $path,
        array $body = [],
        string $as = 'admin',
        array $headers = [],
        array $files = []
    ): Answer {
        return $this->handlers === null
            ? self::$engine->request($method, $path, $body, $as, $headers, $files)
            : $this->elsewhere(__FUNCTION__, [$method, $path, $body, $as, $headers, $files]);
    }

    /**
     * What a page of the admin cabinet answers to an administrator: HTML, or JSON where the page's script asks.
     *
     * @param string $path below /admin-cabinet, with the query: /module-black-list/module-black-list/list/numbers?start=0
     * @param array<string, mixed>|null $sent what is posted; null: nothing is
     */
    public function page(string $path, ?array $sent = null, bool $isScript = true): string
    {
        $before = [$_GET, $_POST, $_REQUEST, $_SERVER];
        parse_str((string)parse_url($path, PHP_URL_QUERY), $_GET);
        $_POST = $sent ?? [];
        $_REQUEST = $_GET + $_POST;
        $_SERVER['REQUEST_METHOD'] = $sent === null ? 'GET' : 'POST';
        $_SERVER['REQUEST_URI'] = "/admin-cabinet$path";
        unset($_SERVER['HTTP_X_REQUESTED_WITH']);
        if ($isScript) {
            $_SERVER['HTTP_X_REQUESTED_WITH'] = 'XMLHttpRequest';
        }
        try {
            return (new Cabinet(Di::getDefault(), self::$module, (string)getenv('MIKO_GEN_SCRATCH')))
                ->answer((string)parse_url($path, PHP_URL_PATH));
        } finally {
            [$_GET, $_POST, $_REQUEST, $_SERVER] = $before;
        }
    }

    /**
     * Runs a script of agi-bin/ as Asterisk does, in a call with these channel variables.
     *
     * @param array<string, string> $variables e.g. ['CALLERID(num)' => '74950000000', 'EXTEN' => '201']
     * @param list<string> $arguments of the AGI application
     * @param array<string, string> $environment MIKO_GEN_WARNING is a warning of PHP's that Core's Globals.php brings
     */
    public function agi(string $script, array $variables = [], array $arguments = [], array $environment = []): AgiCall
    {
        $file = self::$module->folder . "/agi-bin/$script";
        $environment += $this->web?->environment() ?? WebServer::none();
        $settings = $this->web?->settings() ?? [];
        return AgiCall::run($file, $variables, $arguments, $environment + self::$engine->environment(), $settings);
    }

    /** The web that scripts of calls see from now on: each server gives this answer. Without it, none can be reached. */
    public function web(string $body = '', int $status = 200, int $seconds = 0): WebServer
    {
        $this->web ??= $this->running[] = new WebServer();
        $this->web->answer($body, $status, $seconds);

        return $this->web;
    }

    /** @return list<string> the requests that came to the servers of web() */
    public function asked(): array
    {
        return $this->web?->requests() ?? [];
    }

    /**
     * Runs a script of the module as cron does.
     *
     * @param string $script for example bin/cron-report.php
     * @param list<string> $arguments
     */
    public function script(string $script, array $arguments = []): ScriptRun
    {
        return ScriptRun::run(self::$module->folder . "/$script", $arguments, self::$engine->environment());
    }

    /** A worker of the module that is not started yet. */
    public function worker(string $class): WorkerProcess
    {
        return $this->running[] = new WorkerProcess($class, self::$engine->environment());
    }

    /** A manager of Asterisk that the module's workers connect to. */
    public function manager(): ManagerServer
    {
        $manager = $this->running[] = new ManagerServer();
        PbxSettings::setValueByKey(PbxSettings::AMI_PORT, (string)$manager->port);

        return $manager;
    }

    /** A REST interface of Asterisk that the module connects to. */
    public function ari(): AriServer
    {
        $ari = $this->running[] = new AriServer();
        PbxSettings::setValueByKey(PbxSettings::AJAM_PORT, (string)$ari->port);

        return $ari;
    }

    /** The queue server. */
    public function queue(): Tubes
    {
        return Tubes::here();
    }

    /** What Core and the module wrote to the system log, each line with its level: "ERROR: …". */
    public function log(): string
    {
        return SystemLog::text();
    }

    /**
     * What open pages of the admin cabinet are told under a name, as soon as there is something.
     *
     * @return list<array<string, mixed>>
     */
    public function published(string $type, float $seconds = 5): array
    {
        $until = hrtime(true) + $seconds * 1e9;
        while (($found = EventBus::published($type)) === [] && hrtime(true) < $until) {
            usleep(10000);
        }

        return $found;
    }

    /** @return array<string, string> the module's translations */
    public function texts(string $language): array
    {
        return self::$module->texts($language);
    }

    /** The module's own database, past its models. */
    public function database(): PDO
    {
        return new PDO('sqlite:' . self::$engine->databaseFile());
    }

    /** The file of the module's own database: to break it. */
    public function databaseFile(): string
    {
        return self::$engine->databaseFile();
    }

    /** The module's own database where Core's installer keeps it while the module is away. */
    public function keptDatabaseFile(): string
    {
        $modules = dirname(self::$engine->databaseFile(), 3);

        return "$modules/Backup/" . self::$module->id . '/db/module.db';
    }

    /**
     * Puts doubles in the place of the module's handlers, in all that this PBX does from now on.
     *
     * @param array<string, mixed> $answers what each of them returns
     */
    public function handlers(array $answers): Handlers
    {
        return $this->handlers = new Handlers(getenv('MIKO_GEN_SCRATCH') . '/handlers', $answers);
    }

    /** Stops what the test has started. */
    public function stop(): void
    {
        $this->handlers?->stop();
        $this->handlers = null;
        foreach ($this->running as $one) {
            $one->stop();
        }
        $this->running = [];
        $this->web = null;
    }

    /** The other modules and the settings without which the module refuses to be enabled. */
    private function prepare(): void
    {
        $examples = self::$module->className('Tests\\Examples');
        $file = self::$module->folder . '/tests/Examples.php';
        class_exists($examples, false) || is_file($file) && require_once $file;
        if (!defined("$examples::NEEDS")) {
            return;
        }
        foreach ($examples::NEEDS['modules'] as $id) {
            self::$engine->addModule($id, []);
        }
        foreach ($examples::NEEDS['settings'] as $class => $values) {
            $settings = $class::findFirst();
            foreach ($values as $field => $value) {
                $settings->$field = (string)$settings->$field === '' ? (string)$value : $settings->$field;
            }
            $settings->save();
        }
    }

    /** The like, where what another process knows is other afterwards. */
    private function changed(string $method, array $arguments = []): mixed
    {
        $result = $this->elsewhere($method, $arguments);
        self::$engine->lookAgain();

        return $result;
    }

    /** Calls a method of this class on the same PBX in a process of its own. */
    private function elsewhere(string $method, array $arguments): mixed
    {
        return Elsewhere::call($method, $arguments, self::$engine->environment());
    }
}
