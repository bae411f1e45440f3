"""Wrong specs: each is answered with place, caret, reason and the nearest right word, and nothing is written.

``make golden`` writes the expected messages anew.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from miko_gen.cli import cli
from miko_gen.spec.names import NAME_RULES
from miko_gen.spec.problem import SpecError
from miko_gen.spec.read import read_text, validate
from miko_gen.spec.schema import json_schema
from miko_gen.spec.source import read_source

HERE = Path(__file__).parent
CASES = sorted((HERE / "bad_specs").glob("*.yaml"))
BASE = (HERE / "good_base.yaml").read_text(encoding="utf-8")


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 60


def test_the_base_of_the_cases_is_right() -> None:
    assert read_text(BASE).module.id == "ModuleSample"


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_message(case: Path) -> None:
    with pytest.raises(SpecError) as raised:
        validate(read_source(case.read_bytes(), case.name))
    shown = f"{raised.value}\n"
    golden = case.with_suffix(".txt")
    if os.environ.get("MIKO_GEN_UPDATE_GOLDEN"):
        golden.write_text(shown, encoding="utf-8")
    assert shown == golden.read_text(encoding="utf-8")
    for problem in raised.value.problems:
        assert problem.line >= 1
        assert problem.column >= 1


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_nothing_is_written(case: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["new", str(case), "-o", str(tmp_path)])
    assert result.exit_code == 2
    assert not list(tmp_path.iterdir())


def test_mistakes_of_every_kind_come_at_once() -> None:
    text = BASE.replace("id: ModuleSample", "id: Sample").replace("search: [number]", "search: [numbr]")
    text = text.replace("settings.sound", "settings.sond").replace("- agi: lookup", "- agi: lookups")
    with pytest.raises(SpecError) as raised:
        read_text(text)
    said = "\n".join(problem.message for problem in raised.value.problems)
    for word in ("'Sample'", "'numbr'", "'settings.sond'", "'lookups'"):
        assert word in said


def test_problems_as_json(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["check", str(HERE / "bad_specs" / "unknown-hook.yaml"), "--json"])
    assert result.exit_code == 2
    said = json.loads(result.output)
    assert said["ok"] is False
    assert said["problems"][0]["line"] == 45
    assert said["problems"][0]["hint"] == "did you mean 'incoming_before_dial'?"


def test_a_missing_file_is_bad_input(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["check", str(tmp_path / "none.yaml")])
    assert result.exit_code == 2
    assert "cannot read the spec" in result.output


@pytest.mark.parametrize(
    "text", ["spec: 1\n" + "a: " * 100, "[" * 5000, "a: &a [*a]\nspec: 1", "? {}\n: 1", "--- !!set {a}"]
)
def test_odd_yaml_is_refused_politely(text: str) -> None:
    with pytest.raises(SpecError):
        read_text(text)


def test_every_pattern_of_the_schema_is_said_in_words() -> None:
    patterns: set[str] = set()

    def collect(part: object) -> None:
        if isinstance(part, dict):
            patterns.update([part["pattern"]] if isinstance(part.get("pattern"), str) else ())
            patterns.update(part.get("patternProperties", ()))
        for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
            collect(inner)

    collect(json_schema())
    assert patterns == NAME_RULES.keys()
