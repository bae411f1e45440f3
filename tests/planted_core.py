"""A Core of our own making, small, and changes that are planted in it."""

from __future__ import annotations

from typing import NamedTuple


class Planted(NamedTuple):
    """A change: where, what is there and what comes; the name and a part of what is said of it; whether it breaks a module."""

    file: str
    there: str
    comes: str
    name: str
    said: str
    breaks: bool


SOURCES = {
    "Modules/Config/SystemConfigInterface.php": """\
interface SystemConfigInterface
{
    public const string ON_BEFORE_MODULE_ENABLE = 'onBeforeModuleEnable';
    public const string CREATE_CRON_TASKS = 'createCronTasks';
    public const string CREATE_NGINX_LOCATIONS = 'createNginxLocations';
    public const string NOT_DECLARED = 'generateNothing';

    public function onBeforeModuleEnable(): bool;

    public function createCronTasks(array &$tasks): void;

    public function createNginxLocations(): string;
}
""",
    "Modules/Config/ConfigClass.php": """\
use MikoPBX\\Core\\Asterisk\\Configs\\AsteriskConfigClass;
use MikoPBX\\Modules\\Logger as Log;

abstract class ConfigClass extends AsteriskConfigClass implements SystemConfigInterface
{
    private const array LEVELS = [1, 2];
    public const string PREFIX = self::WORD . '-' . Log::LIMIT;
    private const string WORD = "a\\tb";
    protected ?Log $logger = null;
    private int $own = 0;

    public function __construct(public readonly string $moduleUniqueId = 'none', int|null|string $any = null, $last = self::WORD)
    {
    }

    public function onBeforeModuleEnable(): bool
    {
        return true;
    }

    public function createCronTasks(array &$tasks): void
    {
    }

    public function createNginxLocations(): string
    {
        return '';
    }

    protected static function parts(string ...$names): ?array
    {
        return null;
    }

    private function hidden(): void
    {
    }
}
""",
    "Core/Asterisk/Configs/AsteriskConfigInterface.php": """\
interface AsteriskConfigInterface
{
    public const string EXTENSION_GEN_CONTEXTS = 'extensionGenContexts';

    public function extensionGenContexts(): string;

    public function getMessages(): array;
}
""",
    "Core/Asterisk/Configs/AsteriskConfigClass.php": """\
use Phalcon\\Di\\Injectable;

class AsteriskConfigClass extends Injectable implements AsteriskConfigInterface
{
    use \\MikoPBX\\Common\\Library\\Speaks;

    public function extensionGenContexts(): string
    {
        return '';
    }

    public function getMessages(): array
    {
        return [];
    }

    public function hookModulesMethod(string $methodName, array $arguments = []): string
    {
        return '';
    }

    public function generate(): string
    {
        return $this->hookModulesMethod(AsteriskConfigInterface::EXTENSION_GEN_CONTEXTS);
    }
}
""",
    "Common/Library/Speaks.php": """\
trait Speaks
{
    public float $volume = 1;

    public function say(string $text, float $seconds = 5): void
    {
    }
}
""",
    "Modules/Logger.php": """\
class Logger
{
    public const int LIMIT = 60 * 2;
    public const array LEVELS = ['a', 'b'];
    public bool $debug = false;
    public string $file = 'module.log';

    public function writeError(mixed $data): void
    {
    }

    public function writeInfo(mixed $data): void
    {
    }

    public function rotate(int $size = 10, ?string $to = null): bool
    {
        return true;
    }
}
""",
    "PBXCoreREST/Attributes/SecurityType.php": """\
enum SecurityType: string
{
    case PUBLIC = 'public';
    case LOCALHOST = 'localhost';

    public static function usual(): self
    {
        return self::PUBLIC;
    }
}
""",
    "PBXCoreREST/Attributes/ApiResource.php": """\
#[\\Attribute(\\Attribute::TARGET_CLASS | \\Attribute::IS_REPEATABLE)]
final class ApiResource
{
    public function __construct(public readonly string $path, public readonly array $tags = ['a', 'b' => [2]])
    {
    }
}
""",
    "Modules/PbxExtensionState.php": """\
use MikoPBX\\Common\\Providers\\PBXConfModulesProvider;
use MikoPBX\\Modules\\Config\\SystemConfigInterface;

class PbxExtensionState
{
    public function enable(): void
    {
        if (call_user_func([$this->conf, SystemConfigInterface::ON_BEFORE_MODULE_ENABLE]) === false) {
            return;
        }
        PBXConfModulesProvider::hookModulesMethod(SystemConfigInterface::CREATE_CRON_TASKS, [&$tasks]);
        $found = PBXConfModulesProvider::hookModulesMethod(SystemConfigInterface::CREATE_NGINX_LOCATIONS);
        PBXConfModulesProvider::hookModulesMethod('onStatusChange', [$found, ['more', 1]]);
        $this->messages = array_merge($this->messages, $this->configClass->getMessages());
        PBXConfModulesProvider::hookModulesMethod(SystemConfigInterface::NOT_DECLARED);
    }
}
""",
    "Common/Models/Users.php": """\
class Users
{
    /**
     * @Primary
     * @Column(type="integer", nullable=false)
     */
    public ?string $id = null;
}
""",
    "Core/System/Configs/SSHConf.php": """\
class SSHConf
{
}
""",
}

PLANTED = [
    Planted(
        "Modules/Logger.php",
        "function writeError(mixed $data)",
        "function writeError(array $data)",
        "Logger::writeError",
        "array $data",
        True,
    ),
    Planted(
        "Modules/Logger.php",
        "function writeInfo(mixed $data)",
        "function writeInfo(mixed $line)",
        "Logger::writeInfo",
        "mixed $line",
        True,
    ),
    Planted("Modules/Logger.php", "60 * 2", "60 * 3", "Logger::LIMIT", "120 becomes 180", False),
    Planted(
        "Modules/Logger.php", "public bool $debug", "protected bool $debug", "Logger::debug", "protected bool", True
    ),
    Planted(
        "Modules/Logger.php", "class Logger\n", "abstract class Logger\n", "Modules\\Logger", "abstract class", True
    ),
    Planted(
        "Common/Library/Speaks.php",
        "float $seconds = 5",
        "float $seconds = 6",
        "AsteriskConfigClass::say",
        "= 6.0",
        False,
    ),
    Planted(
        "Common/Library/Speaks.php",
        "function say(",
        "final public function tell(",
        "AsteriskConfigClass::tell",
        "is new",
        True,
    ),
    Planted(
        "Modules/Config/ConfigClass.php", "?Log $logger", "Log $logger", "ConfigClass::logger", "protected Logger", True
    ),
    Planted(
        "Modules/Config/ConfigClass.php",
        "static function parts",
        "function parts",
        "ConfigClass::parts",
        "protected function parts",
        True,
    ),
    Planted("Modules/Config/ConfigClass.php", "): ?array", "): array", "ConfigClass::parts", "): array", True),
    Planted(
        "Modules/Config/ConfigClass.php",
        "string ...$names",
        "string $names = ''",
        "ConfigClass::parts",
        "string $names",
        True,
    ),
    Planted("Modules/Config/ConfigClass.php", "'none'", "'some'", "ConfigClass::__construct", "'some'", False),
    Planted("Modules/Config/ConfigClass.php", '"a\\tb"', '"a\\nb"', "ConfigClass::WORD", "becomes", False),
    Planted(
        "Modules/Config/ConfigClass.php",
        "private function hidden(): void\n    {",
        "abstract public function hidden(): void;\n    public function more(): void\n    {",
        "ConfigClass::hidden",
        "is new: abstract",
        True,
    ),
    Planted(
        "Modules/Config/SystemConfigInterface.php",
        "'createNginxLocations'",
        "'createNginxPlaces'",
        "createNginxLocations",
        "no longer called",
        True,
    ),
    Planted(
        "Modules/Config/SystemConfigInterface.php",
        "    public function onBeforeModuleEnable(): bool;\n\n",
        "",
        "SystemConfigInterface::onBeforeModuleEnable",
        "is gone",
        True,
    ),
    Planted(
        "Modules/PbxExtensionState.php",
        " === false",
        " === null",
        "SystemConfigInterface::onBeforeModuleEnable",
        "veto becomes value",
        True,
    ),
    Planted(
        "Modules/PbxExtensionState.php",
        "[&$tasks]",
        "[$tasks]",
        "SystemConfigInterface::createCronTasks",
        "reference becomes notice",
        True,
    ),
    Planted(
        "PBXCoreREST/Attributes/SecurityType.php",
        "    case LOCALHOST = 'localhost';\n",
        "",
        "SecurityType::LOCALHOST",
        "is gone",
        True,
    ),
    Planted(
        "PBXCoreREST/Attributes/ApiResource.php",
        "TARGET_CLASS",
        "TARGET_METHOD",
        "Attributes\\ApiResource",
        "other things",
        True,
    ),
    Planted(
        "PBXCoreREST/Attributes/ApiResource.php",
        "array $tags",
        "array $labels",
        "ApiResource::__construct",
        "$labels",
        True,
    ),
    Planted(
        "Core/Asterisk/Configs/AsteriskConfigClass.php",
        "extends Injectable implements",
        "implements",
        "Configs\\AsteriskConfigClass",
        "parent",
        True,
    ),
    Planted("Modules/Logger.php", "function writeInfo(", "function writeNote(", "Logger::writeInfo", "is gone", True),
    Planted(
        "Modules/Logger.php",
        "function writeInfo(mixed $data)",
        "function writeInfo(mixed &$data)",
        "Logger::writeInfo",
        "mixed &$data",
        True,
    ),
    Planted(
        "Modules/Logger.php",
        "function writeInfo(mixed $data)",
        "function writeInfo(mixed $data, int $more)",
        "Logger::writeInfo",
        "int $more",
        True,
    ),
    Planted(
        "Modules/Logger.php",
        "function writeInfo(mixed $data)",
        "function writeInfo()",
        "Logger::writeInfo",
        "writeInfo(): void",
        True,
    ),
    Planted(
        "Modules/Logger.php",
        "public function writeInfo",
        "protected function writeInfo",
        "Logger::writeInfo",
        "protected function writeInfo",
        True,
    ),
    Planted(
        "Modules/Logger.php",
        "public function writeInfo",
        "public static function writeInfo",
        "Logger::writeInfo",
        "public static function",
        True,
    ),
    Planted(
        "Modules/Logger.php",
        "public function writeInfo",
        "final public function writeInfo",
        "Logger::writeInfo",
        "is final now",
        True,
    ),
    Planted(
        "Modules/Logger.php",
        "public function writeInfo",
        "public function &writeInfo",
        "Logger::writeInfo",
        "returns by reference now",
        True,
    ),
    Planted(
        "Modules/Logger.php",
        "    public function writeInfo",
        "    #[\\Deprecated]\n    public function writeInfo",
        "Logger::writeInfo",
        "attributes: none becomes Deprecated",
        False,
    ),
    Planted(
        "Modules/Logger.php",
        "?string $to = null",
        "int|string|null $to = null",
        "Logger::rotate",
        "string|int|null $to",
        True,
    ),
    Planted("Modules/Logger.php", "int $size = 10", "int $size", "Logger::rotate", "rotate(int $size, ", True),
    Planted(
        "Modules/Logger.php", "int $size = 10", "int $size = self::LIMIT", "Logger::rotate", "= self::LIMIT", False
    ),
    Planted(
        "Modules/Logger.php",
        "int $size = 10, ?string $to = null",
        "int $size = 10, ?string $to = <<<'T'\n            x\n            y\n            T",
        "Logger::rotate",
        "'x y'",
        False,
    ),
    Planted("Modules/Logger.php", "): bool", "): ?bool", "Logger::rotate", "): ?bool", True),
    Planted(
        "Modules/Logger.php",
        "public const int LIMIT",
        "protected const int LIMIT",
        "Logger::LIMIT",
        "visibility: public becomes protected",
        True,
    ),
    Planted(
        "Modules/Logger.php",
        "public const int LIMIT",
        "final public const int LIMIT",
        "Logger::LIMIT",
        "is final now",
        True,
    ),
    Planted(
        "Modules/Logger.php",
        "public const int LIMIT",
        "public const LIMIT",
        "Logger::LIMIT",
        "type: int becomes none",
        False,
    ),
    Planted("Modules/Logger.php", "const int LIMIT", "const int LIMITS", "Logger::LIMIT", "is gone", True),
    Planted("Modules/Logger.php", "['a', 'b']", "['a', 'c']", "Logger::LEVELS", "['a', 'b'] becomes ['a', 'c']", False),
    Planted(
        "Modules/Logger.php", "$debug = false", "$debug = true", "Logger::debug", "default: false becomes true", False
    ),
    Planted(
        "Modules/Logger.php",
        "public bool $debug = false",
        "public readonly bool $debug",
        "Logger::debug",
        "is readonly now",
        True,
    ),
    Planted(
        "Modules/Logger.php",
        "public bool $debug",
        "public static bool $debug",
        "Logger::debug",
        "public static bool",
        True,
    ),
    Planted(
        "Modules/Logger.php",
        "public bool $debug",
        "public private(set) bool $debug",
        "Logger::debug",
        "writing: public becomes private",
        True,
    ),
    Planted(
        "Modules/Logger.php",
        "public bool $debug = false;",
        "public bool $debug { get => true; }",
        "Logger::debug",
        "hooks: none becomes get",
        False,
    ),
    Planted("Modules/Logger.php", "bool $debug", "bool $verbose", "Logger::debug", "is gone", True),
    Planted("Modules/Logger.php", "class Logger\n", "final class Logger\n", "Modules\\Logger", "is final now", True),
    Planted(
        "Modules/Logger.php",
        "class Logger\n",
        "class Logger implements \\Countable\n",
        "Modules\\Logger",
        "implements Countable too",
        False,
    ),
    Planted(
        "Modules/Logger.php",
        "class Logger\n{",
        "class Logger\n{\n    use \\MikoPBX\\Common\\Library\\Speaks;\n",
        "Modules\\Logger",
        "traits: none becomes MikoPBX\\Common\\Library\\Speaks",
        False,
    ),
    Planted(
        "Modules/Logger.php",
        "namespace MikoPBX\\Modules;",
        "namespace MikoPBX\\Other;",
        "Modules\\Logger",
        "is gone",
        True,
    ),
    Planted(
        "Modules/Config/ConfigClass.php",
        "    public function onBeforeModuleEnable(): bool\n    {\n        return true;\n    }\n\n",
        "    use \\MikoPBX\\Common\\Library\\Speaks;\n\n    abstract public function onBeforeModuleEnable(): bool;\n\n",
        "ConfigClass::onBeforeModuleEnable",
        "abstract public function",
        True,
    ),
    Planted(
        "Modules/Config/ConfigClass.php",
        "public readonly string $moduleUniqueId",
        "protected string $moduleUniqueId",
        "ConfigClass::moduleUniqueId",
        "is readonly no more",
        True,
    ),
    Planted(
        "Core/Asterisk/Configs/AsteriskConfigClass.php",
        "    use \\MikoPBX\\Common\\Library\\Speaks;",
        "    use \\MikoPBX\\Common\\Library\\Speaks { say as protected tell; }",
        "Configs\\AsteriskConfigClass",
        "of its traits: none becomes say as protected tell",
        False,
    ),
    Planted(
        "Core/Asterisk/Configs/AsteriskConfigClass.php",
        "    public function generate(",
        "    public int $priority = 1;\n\n    public function generate(",
        "AsteriskConfigClass::priority",
        "is new: public int",
        False,
    ),
    Planted(
        "Core/Asterisk/Configs/AsteriskConfigClass.php",
        "return $this->hookModulesMethod(",
        "$this->hookModulesMethod(",
        "extensionGenContexts",
        "text becomes notice",
        True,
    ),
    Planted(
        "Modules/Config/SystemConfigInterface.php",
        "    public const string NOT_DECLARED",
        "    public const string GET_WAF = 'getWafExemptions';\n    public const string NOT_DECLARED",
        "getWafExemptions",
        "is a new hook, which nothing calls",
        False,
    ),
    Planted(
        "Modules/Config/SystemConfigInterface.php",
        "    public function createNginxLocations",
        "    public function getWaf(): array;\n\n    public function createNginxLocations",
        "SystemConfigInterface::getWaf",
        "is a new hook",
        True,
    ),
    Planted(
        "Modules/Config/SystemConfigInterface.php",
        "string NOT_DECLARED",
        "string DECLARED",
        "generateNothing",
        "named by the constant NOT_DECLARED becomes DECLARED",
        True,
    ),
    Planted(
        "Modules/Config/SystemConfigInterface.php",
        "    public const string NOT_DECLARED = 'generateNothing';\n",
        "",
        "SystemConfigInterface::generateNothing",
        "is no hook any more",
        True,
    ),
    Planted(
        "Modules/Config/SystemConfigInterface.php",
        "createCronTasks(array &$tasks): void",
        "createCronTasks(array &$tasks, bool $boot): void",
        "SystemConfigInterface::createCronTasks",
        "bool $boot",
        True,
    ),
    Planted(
        "Modules/Config/ConfigClass.php",
        "    public function createNginxLocations(): string\n    {\n        return '';\n    }\n\n",
        "",
        "createNginxLocations",
        "becomes abstract public function createNginxLocations",
        True,
    ),
    Planted(
        "Modules/PbxExtensionState.php",
        "[&$tasks]",
        "[&$tasks, $boot]",
        "createCronTasks",
        "(&$tasks) becomes (&$tasks, $boot)",
        False,
    ),
    Planted(
        "Modules/PbxExtensionState.php",
        "[$found, ['more', 1]]",
        "[['more', 1]]",
        "onStatusChange",
        "($found, ['more', 1]) becomes (['more', 1])",
        True,
    ),
    Planted(
        "Modules/PbxExtensionState.php",
        "$this->configClass->getMessages()",
        "[]",
        "getMessages",
        "no longer called by Modules/PbxExtensionState.php: enable",
        True,
    ),
    Planted(
        "Modules/PbxExtensionState.php",
        "public function enable(",
        "public function disable(",
        "onBeforeModuleEnable",
        "called by Modules/PbxExtensionState.php: disable too",
        True,
    ),
    Planted(
        "PBXCoreREST/Attributes/SecurityType.php",
        "case PUBLIC = 'public'",
        "case PUBLIC = 'open'",
        "SecurityType::PUBLIC",
        "'public' becomes 'open'",
        False,
    ),
    Planted(
        "PBXCoreREST/Attributes/SecurityType.php",
        "    case LOCALHOST",
        "    case TOKEN = 'token';\n    case LOCALHOST",
        "SecurityType::TOKEN",
        "is new: 'token'",
        False,
    ),
    Planted(
        "PBXCoreREST/Attributes/SecurityType.php",
        "function usual()",
        "function usually()",
        "SecurityType::usual",
        "is gone",
        True,
    ),
    Planted(
        "PBXCoreREST/Attributes/SecurityType.php",
        "enum SecurityType: string",
        "enum SecurityType: int",
        "SecurityType::value",
        "public string becomes public int",
        True,
    ),
    Planted(
        "PBXCoreREST/Attributes/ApiResource.php",
        "public readonly string $path",
        "string $path",
        "ApiResource::path",
        "is gone",
        True,
    ),
    Planted(
        "PBXCoreREST/Attributes/ApiResource.php",
        "'b' => [2]",
        "'b' => [3]",
        "ApiResource::__construct",
        "'b' => array ( 0 => 3, )",
        False,
    ),
    Planted(
        "PBXCoreREST/Attributes/ApiResource.php",
        "final class",
        "final readonly class",
        "Attributes\\ApiResource",
        "is readonly now",
        True,
    ),
    Planted(
        "Common/Models/Users.php",
        'type="integer"',
        'type="string"',
        "Users::id",
        'column: @Primary @Column(type="integer", nullable=false) becomes',
        False,
    ),
    Planted("Common/Models/Users.php", "$id", "$key", "Users::id", "is gone", True),
]
