<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\Core\Workers\Cron;

use MikoPBX\Common\Models\PbxSettings;
use MikoPBX\Core\Asterisk\AsteriskManager;
use MikoPBX\Core\System\Processes;
use MikoPBX\Core\System\SystemMessages;

/** The supervisor, as far as it asks a worker whether it lives (Core/Workers/Cron/WorkerSafeScriptsCore.php). */
trait WorkerSafeScriptsCore
{
    private static ?self $kitInstance = null;

    public static function getInstance(): self
    {
        return self::$kitInstance ??= new self();
    }

    public function checkWorkerAMI(string $workerClassName): void
    {
        $lives = false;
        if (Processes::getPidOfProcess($workerClassName) !== '') {
            $manager = new AsteriskManager();
            $port = PbxSettings::getValueByKey(PbxSettings::AMI_PORT);
            $lives = $manager->connect("127.0.0.1:$port", events: 'user')
                && $manager->pingAMIListener($this->makePingTubeName($workerClassName));
        }
        if (!$lives) {
            Processes::processPHPWorker($workerClassName);
            $method = self::class . '::' . __FUNCTION__;
            SystemMessages::sysLogMsg($method, "Service $workerClassName started.", LOG_NOTICE);
        }
    }

    public function checkPidNotAlert(string $workerClassName): void
    {
        if (Processes::getPidOfProcess($workerClassName) === '') {
            Processes::processPHPWorker($workerClassName);
        }
    }

    protected function handleSignalUsr1(): void
    {
        exit(0);
    }
}
