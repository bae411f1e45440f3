<?php

declare(strict_types=1);

namespace MikoPBX\Common\Handlers;

use MikoPBX\Core\System\SystemMessages;
use Throwable;

/**
 * Logs an exception (Common/Handlers/CriticalErrorsHandler.php). Nobody is told of it over the network here.
 */
class CriticalErrorsHandler
{
    public static function handleExceptionWithSyslog(Throwable $exception): string
    {
        $message = sprintf(
            '%s: %s in file %s on line %d',
            $exception::class,
            $exception->getMessage(),
            $exception->getFile(),
            $exception->getLine()
        );
        SystemMessages::sysLogMsg(__METHOD__, $message, LOG_ERR);

        return $message;
    }

    public static function handleException(Throwable $exception): void
    {
        self::handleExceptionWithSyslog($exception);
    }
}
