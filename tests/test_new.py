"""``miko-gen new``: the same bytes each time, all or nothing, never over somebody's work."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from language import words
from miko_gen.cli import cli
from miko_gen.linked.link import link
from miko_gen.project.folder import FolderError
from miko_gen.project.generate import generate
from miko_gen.project.lock import NAME, digest, read_lock
from miko_gen.render.files import render
from miko_gen.spec.read import read_file, read_text
from miko_gen.spec.starter import starter

ROOT = Path(__file__).parent.parent
SPECS = sorted((ROOT / "specs").glob("*.yaml"))
BLACK_LIST = ROOT / "specs" / "module-black-list.yaml"


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("spec", SPECS, ids=lambda path: path.stem)
def test_golden(spec: Path) -> None:
    """A change of a template shows its effect here; ``make golden`` writes the golden folders anew."""
    module = link(read_file(spec))
    golden = ROOT / "tests" / "golden" / module.id
    files = render(module)
    if os.environ.get("MIKO_GEN_UPDATE_GOLDEN"):
        shutil.rmtree(golden, ignore_errors=True)
        for name, content in files.items():
            path = golden / f"{name}.golden"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    assert {f"{name}.golden": content for name, content in files.items()} == tree(golden)


def test_the_specs_use_every_word() -> None:
    text = "\n".join(spec.read_text(encoding="utf-8") for spec in SPECS)
    assert [word for word in words() if word not in text] == []


def test_rendering_does_not_depend_on_the_process(tmp_path: Path) -> None:
    for seed, locale in (("0", "C"), ("1", "C.UTF-8")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": "Asia/Tokyo"}
        command = [sys.executable, "-m", "miko_gen", "new", str(BLACK_LIST), "-o", str(tmp_path / seed)]
        subprocess.run(command, check=True, env=environment, capture_output=True)
    assert tree(tmp_path / "0") == tree(tmp_path / "1")


def test_lock_lists_every_file_with_its_hash(tmp_path: Path) -> None:
    made = generate(BLACK_LIST, tmp_path)
    entries = read_lock(made.folder)
    files = tree(made.folder)
    assert set(entries) | {NAME, ".copier-answers.yml"} == set(files)
    assert all(entry.sha256 == digest(files[name]) for name, entry in entries.items())
    assert entries["Lib/BlackListMain.php"].owner == "seeded"
    assert entries["Messages/en.php"].owner == "keyed"


def test_an_untouched_module_is_made_anew(tmp_path: Path) -> None:
    made = generate(BLACK_LIST, tmp_path)
    before = tree(made.folder)
    generate(BLACK_LIST, tmp_path)
    assert tree(made.folder) == before


@pytest.mark.parametrize("path", ["Lib/BlackListMain.php", "Lib/BlackListConf.php", "notes.txt", "db/module.db"])
def test_somebodys_work_is_never_overwritten(tmp_path: Path, path: str) -> None:
    made = generate(BLACK_LIST, tmp_path)
    target = made.folder / path
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(b"mine")
    before = tree(made.folder)
    result = CliRunner().invoke(cli, ["new", str(BLACK_LIST), "-o", str(tmp_path)])
    assert result.exit_code == 1
    assert path in result.output
    assert tree(made.folder) == before


def test_a_foreign_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ModuleBlackList").mkdir()
    (tmp_path / "ModuleBlackList" / "thesis.txt").write_text("mine")
    with pytest.raises(FolderError, match="thesis.txt"):
        generate(BLACK_LIST, tmp_path)


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "ModuleBlackList").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FolderError, match="is not a folder"):
        generate(BLACK_LIST, tmp_path)
    assert not list((tmp_path / "elsewhere").iterdir())


@pytest.mark.parametrize("command", [["check", str(BLACK_LIST)], ["--version"]])
def test_a_full_disk_behind_the_output_is_said_in_a_line(command: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "miko_gen", *command], stdout=full, stderr=subprocess.PIPE, check=False
        )

    assert (ran.returncode, ran.stderr) == (1, b"error: cannot print: No space left on device\n")


def test_a_full_disk_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = generate(BLACK_LIST, tmp_path)
    before = tree(made.folder)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(FolderError, match="No space left on device"):
        generate(BLACK_LIST, tmp_path)
    monkeypatch.undo()
    assert tree(made.folder) == before
    assert [path.name for path in tmp_path.iterdir()] == ["ModuleBlackList"]


def test_output_tells_what_was_made_and_what_to_do(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["new", str(BLACK_LIST), "-o", str(tmp_path)])
    assert result.exit_code == 0
    assert "BlackListConf.php" in result.output
    assert "miko-gen build" in result.output
    assert "\x1b" not in result.output


def test_json_for_machines(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["new", str(BLACK_LIST), "-o", str(tmp_path), "--json"])
    said = json.loads(result.output)
    assert said["ok"] is True
    assert "module.json" in said["files"]


def test_default_place_is_beside_the_spec(tmp_path: Path) -> None:
    spec = tmp_path / "module.yaml"
    shutil.copy(BLACK_LIST, spec)
    assert generate(spec, None).folder == tmp_path / "ModuleBlackList"


def test_the_schema_beside_the_specs_is_the_one_of_the_models() -> None:
    shown = CliRunner().invoke(cli, ["schema"]).output
    schema = ROOT / "specs" / "module.schema.json"
    if os.environ.get("MIKO_GEN_UPDATE_GOLDEN"):
        schema.write_text(shown, encoding="utf-8")
    assert schema.read_text(encoding="utf-8") == shown


def properties_without_description(part: object, place: str = "") -> list[str]:
    if isinstance(part, list):
        return [found for item in part for found in properties_without_description(item, place)]
    if not isinstance(part, dict):
        return []
    named = part.get("properties", {}).items() if "$defs" in part or part.get("title") else ()
    missing = [f"{place}.{name}" for name, item in named if "description" not in item and "$ref" not in item]
    return missing + [found for key, item in part.items() for found in properties_without_description(item, key)]


def test_every_property_of_the_schema_is_described() -> None:
    schema = json.loads((ROOT / "specs" / "module.schema.json").read_text(encoding="utf-8"))
    assert properties_without_description(schema) == []


def test_init_writes_a_spec_that_is_right(tmp_path: Path) -> None:
    spec = tmp_path / "module.yaml"
    result = CliRunner().invoke(cli, ["init", "ModuleHello", "-o", str(spec)])
    assert result.exit_code == 0
    assert read_file(spec).module.id == "ModuleHello"
    assert spec.read_text().startswith("# yaml-language-server: $schema=")
    again = CliRunner().invoke(cli, ["init", "ModuleHello", "-o", str(spec)])
    assert again.exit_code == 2
    wrong = CliRunner().invoke(cli, ["init", "hello", "-o", str(tmp_path / "b.yaml")])
    assert wrong.exit_code == 2
    assert not (tmp_path / "b.yaml").exists()


def test_the_starter_generates() -> None:
    assert "Lib/HelloConf.php" in render(link(read_text(starter("ModuleHello"))))


def test_changing_one_model_changes_only_its_files() -> None:
    text = (ROOT / "specs" / "phone-book.yaml").read_text(encoding="utf-8")
    before = render(link(read_text(text)))
    after = render(link(read_text(text.replace("max_length: 120", "max_length: 121"))))
    changed = {name for name in before if before[name] != after[name]}
    assert changed
    assert all("Compan" in name for name in changed)
