"""docs/hooks.md is what the catalogue says today, and each of its examples is right."""

from __future__ import annotations

import os

import pytest

from conftest import ROOT
from miko_gen.contract.catalogue import calls, hook, hooks, releases
from miko_gen.contract.page import beginning, examples, page
from miko_gen.spec.problem import SpecError
from miko_gen.spec.read import read_text

PAGE = ROOT / "docs" / "hooks.md"


def test_the_page_is_that_of_the_catalogue() -> None:
    if os.environ.get("MIKO_GEN_UPDATE_GOLDEN"):
        PAGE.write_text(page(), encoding="utf-8")

    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_hook_has_its_place_and_its_example() -> None:
    text = page()

    assert sorted(examples()) == sorted(hooks())
    assert [name for name in hooks() if f"\n### {name}\n" not in text] == []
    assert [name for name in hooks() if hook(name).signature not in text] == []
    assert [place for said in calls().values() for place in said["called_by"] if place.split(": ")[0] not in text] == []


def spec_of(name: str, release: str) -> str:
    """A spec with the example of one hook; a script of the beginning stays only where the hook runs it."""
    head = beginning().replace("module:\n", f"module:\n  min_pbx_version: {release}\n", 1)
    example = examples()[name]
    if "agi:" not in example:
        head = head.partition("\nagi:")[0]
    return f"{head}\nhooks:\n{example}\n"


@pytest.mark.parametrize("name", hooks())
def test_an_example_is_right(name: str) -> None:
    assert list(read_text(spec_of(name, releases()[-1])).hooks) == [name]


@pytest.mark.parametrize("name", [name for name in hooks() if hook(name).since != releases()[0]])
def test_an_example_is_refused_where_the_hook_is_not_there_yet(name: str) -> None:
    with pytest.raises(SpecError) as caught:
        read_text(spec_of(name, releases()[0]))

    assert f"MikoPBX has '{name}' since {hook(name).since} only" in str(caught.value)
    assert f"set min_pbx_version: {hook(name).since}" in str(caught.value)
