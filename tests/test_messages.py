"""Texts for people: the generator's own in every language, the author's where they are given, and what is missing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from miko_gen.cli import cli
from miko_gen.linked.link import link
from miko_gen.spec.names import LANGUAGES, SHOWN_LANGUAGES
from miko_gen.spec.read import read_file_with_warnings, read_text
from miko_gen.texts import own_texts

SPEC = """
spec: 1
module:
  id: ModuleDoorCodes
  developer: Example Ltd
  support_email: support@example.com
  title: {en: Doors, ru: Двери}
  summary: Doors
models:
  Doors: {fields: {code: {type: integer, required: true, label: {en: Code, ru: Код}}}}
admin:
  doors: {table: Doors}
"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_generator_says_everything_in_every_language(language: str) -> None:
    english, texts = own_texts("en"), own_texts(language)
    assert list(texts) == list(english)
    assert all(text.strip() == text != "" for text in texts.values())
    assert ("2026-01-31 23:59:59" in texts["NotDateTime"]) is True
    same = [key for key in texts if texts[key] == english[key]]
    assert same == (list(english) if language in ("en", "en_GB") else [])


def test_a_module_that_says_something_has_every_language() -> None:
    module = link(read_text(SPEC))
    assert sorted(module.languages) == sorted(SHOWN_LANGUAGES)
    assert module.languages[:2] == ("en", "ru")
    german, russian = dict(module.messages("de")), dict(module.messages("ru"))
    assert german["module_door_codes_NotInteger"] == "Der Wert muss eine ganze Zahl sein"
    assert german["BreadcrumbModuleDoorCodes"] == "Doors"
    assert russian["BreadcrumbModuleDoorCodes"] == "Двери"


def test_a_module_that_says_nothing_has_the_author_s_languages_only() -> None:
    assert link(read_text(SPEC.split("models:", maxsplit=1)[0])).languages == ("en", "ru")


def test_the_author_chooses_languages(tmp_path: Path) -> None:
    file = tmp_path / "module.yaml"
    file.write_text(SPEC.replace("  title:", "  languages: [uk]\n  title:"), encoding="utf-8")
    spec, warnings = read_file_with_warnings(file)
    assert link(spec).languages == ("en", "uk")
    assert [warning.message for warning in warnings] == [
        "nobody sees the text in 'ru': module.languages leaves it out"
    ] * 2


def test_what_is_missing_is_shown(tmp_path: Path) -> None:
    file = tmp_path / "module.yaml"
    file.write_text(SPEC, encoding="utf-8")

    def run(*arguments: str) -> tuple[int, str]:
        result = CliRunner().invoke(cli, ["messages", str(file), *arguments])
        return result.exit_code, result.output

    code, shown = run("--json")
    found = json.loads(shown)["missing"]
    assert code == 0
    assert found["ru"] == {"SubHeaderModuleDoorCodes": "Doors"}
    assert list(found["de"]) == [
        "BreadcrumbModuleDoorCodes",
        "SubHeaderModuleDoorCodes",
        "module_door_codes_Doors_code",
    ]
    assert run("--language", "ru") == (0, "SubHeaderModuleDoorCodes: Doors\n")
    assert run("--language", "en") == (0, "en: nothing is missing\n")
    assert run("--require", "en")[0] == 0
    assert run("--require", "en", "--require", "ru") == (1, "error: ru: 1 texts are missing\n")
    assert "ru       1 missing" in run()[1]
