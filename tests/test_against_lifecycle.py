"""The break check about a module's life: what keeps an installed module from being enabled again, what is left behind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from miko_gen.cli import cli

OLD = """\
spec: 1
module:
  id: ModuleSample
  developer: Example Ltd
  support_email: support@example.com
  title: Sample
  summary: A sample
  module_type: languagepack
  language_code: de-de
models:
  Settings:
    singleton: true
    fields:
      server: {type: string}
      door: {type: extension, reserve: true}
      desk: {type: extension}
  Rooms:
    fields:
      desk: {type: extension}
depends: {ModuleTelegramNotify: {required: false}}
lifecycle:
  before_disable: {filled: [server]}
"""

# What is changed, and the place and the beginning of the answer.
BREAKING: dict[str, tuple[str, str, str]] = {
    "another module is needed": ("depends: {", "depends: {ModuleUsersUI: {}, ", "20:11: where 'ModuleUsersUI' is not"),
    "a module is needed now": ("{required: false}", "{}", "20:11: where 'ModuleTelegramNotify' is not enabled"),
    "a setting must be filled": ("before_disable", "before_enable", "22:28: where 'server' is empty, an installed"),
    "a licence": ("  title:", "  lic_product_id: 1\n  title:", "6:19: an installed module is not upgraded"),
    "a feature": ("  title:", "  lic_feature_id: 1\n  title:", "6:19: an installed module is not enabled again"),
    "another language": ("de-de", "ja-jp", "9:3: the sounds of 'de-de' are gone"),
    "a number is no longer kept": (", reserve: true", "", "15:7: the number in 'door' stays in MikoPBX's list"),
    "a number is kept": (
        "desk: {type: extension",
        "desk: {type: extension, reserve: true",
        "16:40: where somebody else",
    ),
    "a number of rows is kept": (
        "    fields:\n      desk: {type: extension}",
        "    fields:\n      desk: {type: extension, reserve: true}",
        "19:40: where somebody else has the number in 'desk', the row cannot",
    ),
    "a new number of rows": (
        "    fields:\n      desk",
        "    fields:\n      line: {type: extension, reserve: true}\n      desk",
        "19:40: 'line' is new: the rows that are there have no number",
    ),
}
HARMLESS: dict[str, tuple[str, str]] = {
    "nothing": ("", ""),
    "what need not be there": ("depends: {", "depends: {ModuleUsersUI: {required: false}, "),
    "what keeps it enabled": ("  before_disable", "  after_enable: {handler: greet}\n  before_disable"),
    "a new number": ("      desk:", "      hall: {type: extension, reserve: true}\n      desk:"),
    "a new number of rows that are saved again": (
        "  Rooms:\n    fields:",
        "  Rooms:\n    resave: true\n    fields:\n      line: {type: extension, reserve: true}",
    ),
    "a number under another name": ("      door: {", "      gate: {renamed_from: door, "),
}


def problems(folder: Path, before: str, after: str) -> list[dict[str, str]]:
    (folder / "old.yaml").write_text(OLD, encoding="utf-8")
    (folder / "module.yaml").write_text(OLD.replace(before, after, 1) if before else OLD, encoding="utf-8")
    words = ["check", str(folder / "module.yaml"), "--against", str(folder / "old.yaml"), "--json"]
    found: list[dict[str, str]] = json.loads(CliRunner().invoke(cli, words).output)["problems"]
    return [problem for problem in found if problem["severity"] == "error"]


@pytest.mark.parametrize("change", BREAKING)
def test_a_change_that_breaks(change: str, tmp_path: Path) -> None:
    before, after, expected = BREAKING[change]
    found = problems(tmp_path, before, after)
    shown = [f"{problem['line']}:{problem['column']}: {problem['message']}" for problem in found]
    assert len(shown) == 1, shown
    assert shown[0].startswith(expected)
    assert found[0]["hint"]


@pytest.mark.parametrize("change", HARMLESS)
def test_a_change_that_breaks_nothing(change: str, tmp_path: Path) -> None:
    assert problems(tmp_path, *HARMLESS[change]) == []
