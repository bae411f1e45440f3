"""``miko-gen workspace``: one command for every module of a repository."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from miko_gen.cli import cli
from miko_gen.project.quick import is_quiet
from miko_gen.project.workspace import Member, WorkspaceError, members

SPEC = """\
spec: 1
module: {id: ModuleOne, version: "1.0", developer: Example Ltd, support_email: support@example.com, title: One, summary: One, languages: [en]}
models:
  Numbers:
    fields: {number: {type: phone, required: true}}
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two specs, one of them not called module.yaml."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    place = tmp_path / "modules"
    place.mkdir()
    (place / "one.yaml").write_text(SPEC)
    (place / "two").mkdir()
    (place / "two" / "module.yaml").write_text(SPEC.replace("ModuleOne", "ModuleTwo"))
    (place / "miko-gen.toml").write_text('specs = ["*.yaml", "*/module.yaml"]\n')
    return place


def run(place: Path, *words: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, ["workspace", "-f", str(place / "miko-gen.toml"), *words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def test_every_module_is_made_checked_and_regenerated(place: Path) -> None:
    assert run(place, "check")[0] == 0
    code, output = run(place, "new")
    assert code == 0
    assert [line.split(" (")[0] for line in output.splitlines()] == [
        f"Generated {place / 'ModuleOne'}",
        f"Generated {place / 'two' / 'ModuleTwo'}",
        "2 modules",
    ]
    said = "ModuleOne is what its spec says.\nModuleTwo is what its spec says.\n2 modules\n"
    assert run(place, "regenerate", "--check") == (0, said)
    readme = place / "two" / "ModuleTwo" / "README.md"
    readme.write_text(readme.read_text() + "Mine\n")
    code, output = run(place, "-j", "1", "regenerate", "--check")
    assert code == 4
    assert "+Mine" in output
    assert output.endswith("2 modules, 1 of them with something to do\n")
    found = [json.loads(line) for line in run(place, "regenerate", "--check", "--json")[1].splitlines()]
    assert [(Path(one["folder"]).name, one["exit"]) for one in found] == [("ModuleOne", 0), ("ModuleTwo", 4)]
    (place / "one.yaml").write_text(SPEC.replace("phone,", "fone,"))
    code, output = run(place, "regenerate")
    assert code == 2
    assert "did you mean 'phone'?" in output
    assert run(place, "update")[0] == 2
    assert run(place, "build", "-o", str(place))[0] == 0
    assert (place / "ModuleTwo.1.0.zip").exists()


def test_a_spec_in_the_folder_of_its_module(place: Path) -> None:
    assert run(place, "new")[0] == 0
    spec = place / "two" / "ModuleTwo" / "module.yaml"
    (place / "two" / "module.yaml").rename(spec)
    (place / "miko-gen.toml").write_text('specs = ["**/module.yaml"]\n')
    assert members(place / "miko-gen.toml") == [Member(spec, spec.parent)]
    assert run(place, "regenerate", "--check")[0] == 0
    assert is_quiet(["regenerate", "--check", str(spec.parent), "--spec", str(spec)])
    assert not is_quiet(["regenerate", "--check", str(spec.parent), "--spec", str(place / "one.yaml")])
    assert not is_quiet(["regenerate", "--check", str(spec.parent), "--spec"])


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("specs = [", "miko-gen.toml: "),
        ("", "say where the specs are"),
        ('specs = "*.yaml"', "say where the specs are"),
        ('specs = ["../*.yaml"]', "leaves the folder"),
        ('specs = ["none/*.yaml"]', "no spec is where"),
        ('specs = ["*.toml"]', "does not say the `id`"),
        ('specs = ["*.yaml", "*.yml"]', "are both of"),
    ],
)
def test_a_workspace_that_cannot_be_used(place: Path, said: str, why: str) -> None:
    (place / "miko-gen.toml").write_text(said)
    (place / "again.yml").write_text(SPEC)
    with pytest.raises(WorkspaceError, match=why):
        members(place / "miko-gen.toml")
    assert run(place, "check")[0] == 2


def test_without_a_workspace(tmp_path: Path) -> None:
    code, output = run(tmp_path, "check")
    assert code == 2
    assert "cannot read" in output


def test_a_wrong_option_is_said_once(place: Path) -> None:
    code, output = run(place, "check", "--jobs", "2")
    assert code == 2
    assert output.count("No such option") == 1
