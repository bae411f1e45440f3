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
from miko_gen.contract.catalogue import catalogue_file, classes, releases
from miko_gen.contract.extract import ExtractError, extract
from miko_gen.contract.shipped import further_file, parts, whole
from planted_core import PLANTED, SOURCES, Planted

CONFIG = "MikoPBX\\Modules\\Config\\ConfigClass"


@pytest.fixture(scope="module")
def core(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout in the manner of Core, of our own making."""
    folder = tmp_path_factory.mktemp("core")
    for name, source in SOURCES.items():
        path = folder / "src" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        namespace = "MikoPBX\\" + name.rpartition("/")[0].replace("/", "\\")
        path.write_text(f"<?php\n\nnamespace {namespace};\n\n{source}", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def catalogue(core: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The catalogue of that checkout, as a file."""
    path = tmp_path_factory.mktemp("catalogue") / "1.0.json"
    path.write_text(extract(core, "1.0"), encoding="utf-8")
    return path


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
        "getMessages": "value",
        "onBeforeModuleEnable": "veto",
        "onStatusChange": "notice",
    }
    assert found["onStatusChange"] == {
        "interface": None,
        "declared": False,
        "used": "notice",
        "arguments": ["$found, ['more', 1]"],
        "called_by": ["Modules/PbxExtensionState.php: enable"],
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
    made = parts(json.loads(extract(core, release)), frozenset(classes(release)))

    assert made == (catalogue_file(release).read_text("utf-8"), further_file(release).read_text("utf-8"))


def test_a_catalogue_in_two_files_is_whole(core: Path) -> None:
    made = facts(core)

    first, second = map(json.loads, parts(made, frozenset({CONFIG})))

    assert list(first["classes"]) == [CONFIG]
    assert {**first["classes"], **second["classes"]} == made["classes"]
    assert {name for name in whole(releases()[-1])["classes"] if name.endswith("Models\\Extensions")} != set()


def test_a_parameter_of_every_kind(core: Path) -> None:
    found = facts(core)["classes"]["MikoPBX\\Modules\\Logger"]

    assert found["details"] == {
        "$debug": {"default": "false"},
        "$file": {"default": "'module.log'"},
        "LEVELS": {"type": "array", "value": "['a', 'b']"},
        "LIMIT": {"type": "int"},
    }
    assert found["methods"]["rotate"]["params"] == [
        {"default": "10", "name": "size", "type": "int"},
        {"default": "NULL", "name": "to", "type": "?string"},
    ]


def planted(core: Path, folder: Path, file: str, source: str | None) -> Path:
    """Another checkout, with one file as ``source`` says, or without it."""
    other = Path(shutil.copytree(core, folder / "other"))
    path = other / "src" / file
    if source is None:
        path.unlink()
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    return other


@pytest.mark.parametrize("change", PLANTED, ids=[f"{one.name} {one.said}" for one in PLANTED])
def test_a_planted_change_is_found(core: Path, catalogue: Path, tmp_path: Path, change: Planted) -> None:
    source = (core / "src" / change.file).read_text(encoding="utf-8")
    assert change.there in source

    other = planted(core, tmp_path, change.file, source.replace(change.there, change.comes, 1))
    ran = invoke("diff", catalogue, other)

    lines = ran.output.splitlines()[1:]
    hits = [line for line in lines if change.name in line and change.said in line]
    assert hits != [], ran.output
    broken = [line for line in lines if line.startswith("  breaks: ")]
    assert (ran.exit_code, bool(broken)) == (int(change.breaks), change.breaks), ran.output


@pytest.mark.parametrize(
    ("file", "source", "said"),
    [
        ("Modules/Logger.php", None, "breaks: MikoPBX\\Modules\\Logger is gone"),
        ("Core/System/Configs/SSHConf.php", None, "breaks: MikoPBX\\Core\\System\\Configs\\SSHConf is gone"),
        (
            "PBXCoreREST/Attributes/WafExempt.php",
            "<?php\nnamespace MikoPBX\\PBXCoreREST\\Attributes;\n#[\\Attribute]\nclass WafExempt\n{\n}\n",
            "note: MikoPBX\\PBXCoreREST\\Attributes\\WafExempt is new",
        ),
        (
            "Service/Main.php",
            "<?php\nnamespace MikoPBX\\Service;\nclass Main\n{\n}\n",
            "note: MikoPBX\\Service\\Main is new",
        ),
    ],
)
def test_a_class_comes_or_goes(core: Path, tmp_path: Path, file: str, source: str | None, said: str) -> None:
    assert said in invoke("diff", core, planted(core, tmp_path, file, source)).output


def test_a_class_that_moved_has_its_new_place(core: Path, tmp_path: Path) -> None:
    file = "Modules/Logger.php"
    other = planted(
        core,
        tmp_path,
        "Modules/Log/Logger.php",
        (core / "src" / file).read_text().replace("\\Modules;", "\\Modules\\Log;"),
    )
    (other / "src" / file).unlink()

    ran = invoke("diff", core, other)

    assert "breaks: MikoPBX\\Modules\\Logger is gone: MikoPBX\\Modules\\Log\\Logger is new" in ran.output


def test_layout_and_bodies_make_no_difference(core: Path, tmp_path: Path) -> None:
    other = Path(shutil.copytree(core, tmp_path / "other"))
    path = other / "src" / "PBXCoreREST/Attributes/ApiResource.php"
    source = path.read_text(encoding="utf-8").replace("['a', 'b' => [2]]", "[\n'a', // one\n'b'=>[ 2, ],\n]")
    path.write_text(source.replace("__construct(", "__construct(\n"), encoding="utf-8")
    path = other / "src" / "Modules/Logger.php"
    source = (
        path.read_text(encoding="utf-8")
        .replace("['a', 'b']", "[ 'a',\n 'b', ]")
        .replace("return true;", "return false;")
    )
    path.write_text(source.replace("class Logger", "// A comment.\nclass Logger"), encoding="utf-8")

    assert invoke("diff", core, other).output == "Core unknown and unknown: 0 differences.\n"


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
