<?php

declare(strict_types=1);

namespace MikoGen\TestKit;

use MikoPBX\Common\Models\PbxSettings;
use MikoPBX\Core\System\Upgrade\UpdateDatabase;
use Phalcon\Di\Di;
use RuntimeException;
use Throwable;

/**
 * Core's own classes, from the checkout that MIKOPBX_CORE names, on databases of their own in the scratch folder.
 *
 * What Core reaches over a network (Redis, Beanstalk, the marketplace, Sentry) is answered in this process.
 */
final class CoreEngine extends Engine
{
    private string $core;

    public function name(): string
    {
        return 'Core ' . CoreFiles::release($this->core) . ' with Phalcon ' . phpversion('phalcon');
    }

    public function boot(): void
    {
        if (!extension_loaded('phalcon')) {
            throw new RuntimeException('MIKOPBX_CORE is set: this PHP needs the extension phalcon for Core\'s classes');
        }
        $this->core = (string)getenv('MIKOPBX_CORE');
        CoreFiles::autoload($this->core, $this->scratch);
        CoreFiles::tools($this->scratch);
        $settings = CoreFiles::config($this->core, $this->scratch);
        $this->services = new CoreServices($settings, $this->module, $this->core);
        $this->services->register();
        if (!is_file($this->emptyDatabase())) {
            $this->fillDatabase();
            $this->keepEmptyDatabase();
            fwrite(STDERR, "Core's classes are from $this->core; their databases and files are in $this->scratch.\n");
        }
    }

    public function request(
        string $method,
        string $path,
        array $body,
        string $as,
        array $headers,
        array $files
    ): Answer {
        return (new CoreRest())->request($method, $path, $body, $as, $headers, $files);
    }

    public function environment(): array
    {
        return ['MIKOPBX_CORE' => $this->core] + parent::environment();
    }

    /** Core's database as its first start makes it: every table that its models have, without rows. */
    private function fillDatabase(): void
    {
        copy("$this->core/resources/db/mikopbx.db", $this->services->path('database.dbfile'));
        $this->services->register();
        $update = new UpdateDatabase();
        ob_start();
        foreach (glob("$this->core/src/Common/Models/*.php") ?: [] as $path) {
            $class = 'MikoPBX\\Common\\Models\\' . basename($path, '.php');
            try {
                // Core's database is older than its models; what is wrong in it is Core's own matter.
                @$update->createUpdateDbTableByAnnotations($class);
            } catch (Throwable $e) {
                fwrite(STDERR, "$class: {$e->getMessage()}\n");
            }
        }
        ob_end_clean();
        // What Core's database begins with is an example: extensions, a provider, a queue.
        $database = Di::getDefault()->getShared('db');
        foreach ([...$database->listTables(), 'sqlite_sequence'] as $table) {
            $database->delete($table);
        }
        PbxSettings::setValueByKey(PbxSettings::PBX_VERSION, CoreFiles::release($this->core));
    }
}
