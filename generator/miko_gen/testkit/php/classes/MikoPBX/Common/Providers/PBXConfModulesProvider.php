<?php

declare(strict_types=1);

namespace MikoPBX\Common\Providers;

use MikoPBX\Common\Handlers\CriticalErrorsHandler;
use MikoPBX\Common\Models\PbxExtensionModules;
use MikoPBX\Common\Models\PbxSettings;
use MikoPBX\Modules\Config\ConfigClass;
use Phalcon\Di\Di;
use Phalcon\Di\DiInterface;
use Phalcon\Di\ServiceProviderInterface;
use Throwable;

/**
 * Asks the enabled modules.
 */
class PBXConfModulesProvider implements ServiceProviderInterface
{
    public const string SERVICE_NAME = 'pbxConfModules';
    public const string VERSION_HASH = 'versionHash';

    public function register(DiInterface $di): void
    {
        $di->setShared(self::SERVICE_NAME, function (string $methodName = ''): array {
            $found = [];
            foreach (PbxExtensionModules::getEnabledModulesArray() as $module) {
                $class = "Modules\\{$module['uniqid']}\\Lib\\" . str_replace('Module', '', $module['uniqid']) . 'Conf';
                if (is_subclass_of($class, ConfigClass::class)) {
                    $found[] = new $class();
                }
            }
            $priority = static fn (ConfigClass $conf): int => $conf->getMethodPriority($methodName);
            usort($found, static fn (ConfigClass $one, ConfigClass $other): int => $priority($one) <=> $priority($other));

            return $found;
        });
    }

    public static function recreateModulesProvider(): void
    {
        $container = Di::getDefault();
        $container->remove(self::SERVICE_NAME);
        (new self())->register($container);
    }

    /** What each module answers; a module that has nothing to say or fails is left out. */
    public static function hookModulesMethod(string $methodName, array $arguments = []): array
    {
        $answers = [];
        foreach (Di::getDefault()->getShared(self::SERVICE_NAME, ['methodName' => $methodName]) as $conf) {
            try {
                $answer = method_exists($conf, $methodName)
                    ? call_user_func_array([$conf, $methodName], $arguments)
                    : null;
            } catch (Throwable $error) {
                CriticalErrorsHandler::handleExceptionWithSyslog($error);
                continue;
            }
            if (!empty($answer)) {
                $answers[$conf->moduleUniqueId] = $answer;
            }
        }

        return $answers;
    }

    public static function getVersionsHash(bool $recreate = false): string
    {
        $versions = PbxSettings::getValueByKey(PbxSettings::PBX_VERSION);
        foreach (PbxExtensionModules::getModulesArray() as $module) {
            $versions .= $module['id'] . $module['version'];
        }

        return md5($versions);
    }
}
