<?php

declare(strict_types=1);

namespace MikoGen\TestKit\Work\MikoPBX\Core\System;

use MikoPBX\Core\Asterisk\AsteriskManager;
use MikoPBX\Core\System\SystemMessages;
use Phalcon\Di\Di;
use ReflectionClass;
use ReflectionException;

/** Core/System/Util.php, as far as it does not change the machine. */
trait Util
{
    use UtilFiles;
    use UtilSettings;

    public static function amiOriginate(string $peer_number, string $peer_mobile, string $dest_number): array
    {
        return self::getAstManager('off')->Originate(
            "Local/$peer_number@internal-originate",
            $dest_number,
            'all_peers',
            1,
            variable: "pt1c_cid=$dest_number,__peer_mobile=$peer_mobile"
        );
    }

    public static function getAstManager(string $events = 'on'): AsteriskManager
    {
        $name = $events === 'on' ? 'amiListener' : 'amiCommander';
        $manager = Di::getDefault()->getShared($name);

        return is_resource($manager->socket) ? $manager : Di::getDefault()->get($name);
    }

    public static function generateRandomString(int $length = 10): string
    {
        $from = [...range('0', '9'), ...range('a', 'z'), ...range('A', 'Z')];
        $text = '';
        while (strlen($text) < $length) {
            $text .= $from[random_int(0, count($from) - 1)];
        }

        return $text;
    }

    public static function isJson(mixed $jsonString): bool
    {
        return json_validate($jsonString);
    }

    public static function getExtensionX(int $length): string
    {
        return str_repeat('X', $length);
    }

    public static function numberToDate(mixed $data): string
    {
        // PHP finds the fraction that is lost deprecated, here as in Core: in Core's scripts that is an exception.
        return preg_match('/^\d+.\d+$/', (string)$data) === 1 ? date('Y.m.d-H:i:s', $data | 0) : (string)$data;
    }

    public static function getNowDate(): ?string
    {
        return (new \DateTime())->format('Y-m-d H:i:s.v');
    }

    public static function flattenArray(array $array): array
    {
        $values = [];
        array_walk_recursive($array, static function (mixed $value) use (&$values): void {
            $values[] = $value;
        });

        return $values;
    }

    public static function translate(string $text, bool $cliLang = true, array $parameters = []): string
    {
        return Di::getDefault()?->getShared('translation')->_($text, $parameters) ?? $text;
    }

    public static function getFilePathByClassName($className): ?string
    {
        try {
            return (new ReflectionClass($className))->getFileName() ?: null;
        } catch (ReflectionException $e) {
            self::sysLogMsg(self::class . '::' . __FUNCTION__, 'ReflectionException ' . $e->getMessage(), LOG_ERR);
            return null;
        }
    }

    public static function sysLogMsg(string $ident, string $message, int $level = LOG_WARNING): void
    {
        SystemMessages::sysLogMsg($ident, $message, $level);
    }

    public static function echoWithSyslog(string $message): void
    {
        SystemMessages::echoWithSyslog($message);
    }

    public static function which(string $cmd): string
    {
        foreach (explode(':', (string)getenv('PATH')) as $folder) {
            if (is_executable("$folder/$cmd")) {
                return "$folder/$cmd";
            }
        }

        return $cmd;
    }

    public static function getBusyBoxCommands(): array
    {
        return [];
    }

    public static function setCyrillicFont(): void
    {
    }

    public static function isT2SdeLinux(): bool
    {
        return false;
    }

    public static function isSystemctl(): bool
    {
        return false;
    }

    public static function isDocker(): bool
    {
        return true;
    }

    public static function isRecoveryMode(): bool
    {
        return false;
    }
}
