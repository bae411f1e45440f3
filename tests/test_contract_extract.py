"""The catalogue is read from source as PHP's reflection would tell it, and two of them are compared."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from conftest import ROOT
from miko_gen.cli import cli
from miko_gen.contract.catalogue import catalogue_file, releases
from miko_gen.contract.extract import ExtractError, extract

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
    public bool $debug;

    public function writeError(mixed $data): void
    {
    }

    public function writeInfo(mixed $data): void
    {
    }
}
""",
    "PBXCoreREST/Attributes/SecurityType.php": """\
enum SecurityType: string
{
    case PUBLIC = 'public';
    case LOCALHOST = 'localhost';
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
        PBXConfModulesProvider::hookModulesMethod(SystemConfigInterface::NOT_DECLARED);
    }
}
""",
}
CONFIG = "MikoPBX\\Modules\\Config\\ConfigClass"
# (file, what is there, what comes, the name and a part of what is said of it)
PLANTED = [
    ("Modules/Logger.php", "function writeError(mixed $data)", "function writeError(array $data)", "Logger::writeError", "array $data"),
    ("Modules/Logger.php", "function writeInfo(mixed $data)", "function writeInfo(mixed $line)", "Logger::writeInfo", "mixed $line"),
    ("Modules/Logger.php", "60 * 2", "60 * 3", "Logger::LIMIT", "120 becomes 180"),
    ("Modules/Logger.php", "public bool $debug", "protected bool $debug", "Logger::debug", "protected bool"),
    ("Modules/Logger.php", "class Logger\n", "abstract class Logger\n", "Modules\\Logger", "abstract class"),
    ("Common/Library/Speaks.php", "float $seconds = 5", "float $seconds = 6", "AsteriskConfigClass::say", "= 6.0"),
    ("Common/Library/Speaks.php", "function say(", "final public function tell(", "AsteriskConfigClass::tell", "is new"),
    ("Modules/Config/ConfigClass.php", "?Log $logger", "Log $logger", "ConfigClass::logger", "protected Logger"),
    ("Modules/Config/ConfigClass.php", "static function parts", "function parts", "ConfigClass::parts", "protected function parts"),
    ("Modules/Config/ConfigClass.php", "): ?array", "): array", "ConfigClass::parts", "): array"),
    ("Modules/Config/ConfigClass.php", "string ...$names", "string $names = ''", "ConfigClass::parts", "string $names"),
    ("Modules/Config/ConfigClass.php", "'none'", "'some'", "ConfigClass::__construct", "'some'"),
    ("Modules/Config/ConfigClass.php", '"a\\tb"', '"a\\nb"', "ConfigClass::WORD", "becomes"),
    ("Modules/Config/ConfigClass.php", "private function hidden(): void\n    {", "abstract public function hidden(): void;\n    public function more(): void\n    {", "ConfigClass::hidden", "is new: abstract"),
    ("Modules/Config/SystemConfigInterface.php", "'createNginxLocations'", "'createNginxPlaces'", "createNginxLocations", "no longer called"),
    ("Modules/Config/SystemConfigInterface.php", "    public function onBeforeModuleEnable(): bool;\n\n", "", "SystemConfigInterface::onBeforeModuleEnable", "is gone"),
    ("Modules/PbxExtensionState.php", " === false", " === null", "SystemConfigInterface::onBeforeModuleEnable", "veto becomes value"),
    ("Modules/PbxExtensionState.php", "[&$tasks]", "[$tasks]", "SystemConfigInterface::createCronTasks", "reference becomes notice"),
    ("PBXCoreREST/Attributes/SecurityType.php", "    case LOCALHOST = 'localhost';\n", "", "SecurityType::LOCALHOST", "is gone"),
    ("PBXCoreREST/Attributes/ApiResource.php", "TARGET_CLASS", "TARGET_METHOD", "Attributes\\ApiResource", "other things"),
    ("PBXCoreREST/Attributes/ApiResource.php", "array $tags", "array $labels", "ApiResource::__construct", "$labels"),
    ("Core/Asterisk/Configs/AsteriskConfigClass.php", "extends Injectable implements", "implements", "Configs\\AsteriskConfigClass", "parent"),
]  # fmt: skip


@pytest.fixture
def core(tmp_path: Path) -> Path:
    """A checkout in the manner of Core, of our own making."""
    for name, source in SOURCES.items():
        path = tmp_path / "core" / "src" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        namespace = "MikoPBX\\" + name.rpartition("/")[0].replace("/", "\\")
        path.write_text(f"<?php\n\nnamespace {namespace};\n\n{source}", encoding="utf-8")
    return tmp_path / "core"


def facts(core: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(extract(core, "1.0"))
    return loaded


def invoke(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["contract", *map(str, arguments)])


def test_a_class_with_what_it_inherits(core: Path) -> None:
    found = facts(core)["classes"][CONFIG]

    assert found["kind"] == "abstract class"
    assert found["parent"] == "MikoPBX\\Core\\Asterisk\\Configs\\AsteriskConfigClass"
    assert found["interfaces"] == [
        "MikoPBX\\Core\\Asterisk\\Configs\\AsteriskConfigInterface",
        "MikoPBX\\Modules\\Config\\SystemConfigInterface",
        "Phalcon\\Di\\InjectionAwareInterface",
    ]
    assert found["constants"] == {"LEVELS": "array", "PREFIX": "a\tb-120", "WORD": "a\tb"}
    assert found["properties"] == {
        "logger": {"static": False, "type": "?MikoPBX\\Modules\\Logger", "visibility": "protected"},
        "moduleUniqueId": {"static": False, "type": "string", "visibility": "public"},
    }
    assert found["methods"]["say"]["declared_in"] == found["parent"]
    assert found["methods"]["say"]["params"][1] == {"default": "5.0", "name": "seconds", "type": "float"}
    assert found["methods"]["createCronTasks"]["params"] == [{"by_ref": True, "name": "tasks", "type": "array"}]
    assert found["methods"]["__construct"]["params"] == [
        {"default": "'none'", "name": "moduleUniqueId", "type": "string"},
        {"default": "NULL", "name": "any", "type": "string|int|null"},
        {"default": "self::WORD", "name": "last", "type": None},
    ]
    assert found["methods"]["parts"]["returns"] == "?array"
    assert found["methods"]["parts"]["static"] is True
    assert "hidden" not in found["methods"]


def test_an_attribute_and_an_enum(core: Path) -> None:
    found = facts(core)["classes"]

    assert found["MikoPBX\\PBXCoreREST\\Attributes\\ApiResource"]["attribute_targets"] == [65]
    assert found["MikoPBX\\PBXCoreREST\\Attributes\\ApiResource"]["methods"]["__construct"]["params"][1]["default"] == (
        "array (\n  0 => 'a',\n  'b' => array (\n    0 => 2,\n  ),\n)"
    )
    assert found["MikoPBX\\PBXCoreREST\\Attributes\\SecurityType"]["constants"] == {
        "LOCALHOST": "localhost",
        "PUBLIC": "public",
    }


def test_hooks_and_what_becomes_of_their_results(core: Path) -> None:
    found = facts(core)["hooks"]

    assert {name: hook.get("used") for name, hook in found.items()} == {
        "createCronTasks": "reference",
        "createNginxLocations": "rows",
        "extensionGenContexts": "text",
        "generateNothing": "notice",
        "onBeforeModuleEnable": "veto",
    }
    assert found["generateNothing"]["declared"] is False
    assert found["createCronTasks"]["called_by"] == ["Modules/PbxExtensionState.php: enable"]


def test_the_same_bytes_every_time(core: Path, tmp_path: Path) -> None:
    assert invoke("extract", core, "-o", tmp_path / "one.json").exit_code == 0
    assert (tmp_path / "one.json").read_text() == invoke("extract", core).output


def test_a_folder_that_is_no_checkout(tmp_path: Path) -> None:
    with pytest.raises(ExtractError, match="is not a checkout"):
        extract(tmp_path, "1.0")

    assert invoke("extract", tmp_path).exit_code == 2


@pytest.mark.parametrize("release", releases())
def test_the_catalogues_are_what_the_tool_makes_of_core(release: str) -> None:
    core = Path(os.environ.get("MIKOPBX_CORE_RELEASES", "/nowhere")) / release
    if not core.is_dir():
        # Without Core's source there is nothing to read; the file itself is judged by test_contract.py.
        return

    assert extract(core, release) == catalogue_file(release).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "there", "comes", "name", "said"), PLANTED, ids=[f"{one[3]} {one[4]}" for one in PLANTED]
)
def test_a_planted_change_is_found(
    core: Path, tmp_path: Path, file: str, there: str, comes: str, name: str, said: str
) -> None:
    other = Path(shutil.copytree(core, tmp_path / "other"))
    path = other / "src" / file
    assert there in path.read_text(encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8").replace(there, comes), encoding="utf-8")

    ran = invoke("diff", core, other)

    assert [line for line in ran.output.splitlines() if name in line and said in line] != [], ran.output
    assert ran.exit_code == 0


def test_nothing_changed(core: Path) -> None:
    assert invoke("diff", core, core).output == "Core unknown and unknown: 0 differences.\n"


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """The newest catalogue with faults for the black list planted in it."""
    catalogue = json.loads(catalogue_file(releases()[-1]).read_text(encoding="utf-8"))
    conf = catalogue["classes"][CONFIG]["methods"]
    conf["generateIncomingRoutBeforeDial"]["params"].append({"name": "did", "type": "string"})
    del catalogue["classes"]["MikoPBX\\Common\\Models\\PbxSettings"]["constants"]["AMI_PORT"]
    del catalogue["classes"]["MikoPBX\\Core\\Asterisk\\AGI"]["methods"]["set_variable"]
    catalogue["classes"]["MikoPBX\\Core\\Asterisk\\AGI"]["methods"]["answer"]["visibility"] = "protected"
    path = tmp_path / "newer.json"
    path.write_text(json.dumps(catalogue), encoding="utf-8")
    return path


@pytest.mark.parametrize("asked", ["module", "spec"])
def test_what_concerns_a_module_has_its_place(newer: Path, modules: dict[str, Path], asked: str) -> None:
    what = modules["module-black-list"] if asked == "module" else ROOT / "specs" / "module-black-list.yaml"

    ran = invoke("diff", releases()[-1], newer, f"--{asked}", what)

    broken = sorted(line.split(":")[0].strip() for line in ran.output.splitlines() if ": breaks: " in line)
    assert broken == [
        "Lib/BlackListConf.php",
        "Lib/WorkerCallWatcher.php",
        "agi-bin/module-black-list-check-caller.php",
    ]
    assert "4 differences; 3 concern the module, 3 break it." in ran.output
    assert ran.exit_code == 1


def test_two_releases_that_are_known(modules: dict[str, Path]) -> None:
    ran = invoke("diff", *releases()[:2], "--module", modules["module-black-list"], "--json")

    facts = json.loads(ran.output)
    assert ran.exit_code == 0
    assert facts["concerns"] == []
    assert {"kind": "method", "name": "MikoPBX\\Core\\Asterisk\\AGI::getCallerIdName"}.items() <= next(
        one for one in facts["changes"] if one["name"].endswith("getCallerIdName")
    ).items()


def test_a_release_that_nobody_knows() -> None:
    ran = invoke("diff", "2026.1.222", releases()[-1])

    assert ran.exit_code == 2
    assert "did you mean '2026.1.223'?" in ran.output
