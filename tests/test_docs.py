"""The documentation is true: it names every word, its specs are right, its commands are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from language import words
from miko_gen.contract.catalogue import core_name, friendly_names
from miko_gen.spec.names import LANGUAGES
from miko_gen.spec.read import read_text

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
REFERENCE = (ROOT / "docs" / "spec.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("word", words())
def test_every_word_is_explained(word: str) -> None:
    assert f"`{word}`" in REFERENCE


@pytest.mark.parametrize("name", friendly_names())
def test_every_hook_is_listed(name: str) -> None:
    assert f"`{name}`" in REFERENCE
    assert f"`{core_name(name)}`" in REFERENCE


def test_every_language_is_listed() -> None:
    assert [language for language in LANGUAGES if f"`{language}`" not in REFERENCE] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_specs_in_the_pages_are_right(page: Path) -> None:
    for block in re.findall(r"```yaml\n(spec: 1\n.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
        read_text(block)


def test_the_readme_names_only_targets_that_are_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"\bmake ([a-z]+)\b", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert {"demo", "test"} <= named
    assert [target for target in sorted(named) if not re.search(rf"^{target}:", makefile, re.MULTILINE)] == []
