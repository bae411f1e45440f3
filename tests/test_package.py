"""The package: reproducible, complete, and refused where Core or the release pipeline would refuse it."""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from miko_gen.build.package import PackageError, build
from miko_gen.cli import cli
from miko_gen.project.generate import generate

SPEC = Path(__file__).parent.parent / "specs" / "module-black-list.yaml"


@pytest.fixture
def module(tmp_path: Path) -> Path:
    return generate(SPEC, tmp_path / "modules").folder


def test_files_stand_at_the_root(module: Path) -> None:
    package = build(module)
    assert package.path == module.parent / "ModuleBlackList.1.0.zip"
    with zipfile.ZipFile(package.path) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
    assert "module.json" in names
    assert "Lib/BlackListConf.php" in names
    assert names == sorted(names)
    assert not [name for name in names if name.startswith((".", "tests/")) or name.endswith(".md")]


def test_same_module_same_bytes(module: Path, tmp_path: Path) -> None:
    first = build(module, tmp_path / "a").path.read_bytes()
    for path in module.rglob("*"):
        os.utime(path, (1, 1))
    second = build(module, tmp_path / "b").path.read_bytes()
    assert hashlib.sha256(first).digest() == hashlib.sha256(second).digest()


def test_the_version_is_stamped(module: Path) -> None:
    package = build(module, version="2.5")
    with zipfile.ZipFile(package.path) as archive:
        text = archive.read("module.json").decode()
    assert json.loads(text)["version"] == "2.5"
    assert json.loads((module / "module.json").read_text())["version"] == "1.0"


def test_the_pipeline_can_stamp_the_version_by_line(module: Path) -> None:
    lines = (module / "module.json").read_text().splitlines()
    stamped = ['"version" : "9.9",' if line.strip().startswith('"version"') else line for line in lines]
    assert json.loads("\n".join(stamped))["version"] == "9.9"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda module: (module / "module.json").unlink(), "is"),
        (lambda module: (module / "module.json").write_text("{"), "not valid JSON"),
        (lambda module: (module / "module.json").write_text("[]"), "not a JSON object"),
        (lambda module: _edit(module, '"Example Ltd"', '""'), "'developer' is missing or empty"),
        (lambda module: _edit(module, "ModuleBlackList", "ModuleOther"), "the folder must be named ModuleOther"),
        (lambda module: _edit(module, '"1.0"', '"%ModuleVersion%"'), "give one with --version"),
        (lambda module: _edit(module, '"1.0"', '"next"'), "is not a version"),
        (
            lambda module: (module / "Setup" / "PbxExtensionSetup.php").unlink(),
            "Setup/PbxExtensionSetup.php is missing",
        ),
        (lambda module: (module / "Lib" / "BlackListConf.php").unlink(), "Conf.php is missing"),
        (lambda module: (module / "Lib" / "x.php").symlink_to("/etc/passwd"), "a symbolic link"),
        (lambda module: (module / "Lib" / "x.php").write_text("<<<<<<< mine\n"), "a merge conflict"),
        (lambda module: _edit(module, '  "version": "1.0",\n', ""), "'version' is missing"),
    ],
)
def test_refusals(module: Path, change: object, reason: str) -> None:
    assert callable(change)
    change(module)
    with pytest.raises(PackageError, match=reason):
        build(module)
    assert not list(module.parent.glob("*.zip"))


def test_a_refusal_is_exit_code_1(module: Path) -> None:
    (module / "Setup" / "PbxExtensionSetup.php").unlink()
    result = CliRunner().invoke(cli, ["build", str(module), "--json"])
    assert result.exit_code == 1
    assert json.loads(result.output)["ok"] is False


def _edit(module: Path, old: str, new: str) -> None:
    path = module / "module.json"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
