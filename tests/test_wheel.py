"""The wheel: templates are inside, compiled, and make the same bytes."""

from __future__ import annotations

import importlib.util
import zipfile
from pathlib import Path

import pytest

import miko_gen.render.files as files_module
from miko_gen.linked.link import link
from miko_gen.render import environment as environment_module
from miko_gen.render import tree
from miko_gen.render.environment import compile_templates
from miko_gen.spec.read import read_file

ROOT = Path(__file__).parent.parent


def test_compiled_templates_make_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = link(read_file(ROOT / "specs" / "phone-book.yaml"))
    expected = files_module.render(module, tree.root())
    (tmp_path / "compiled_templates.py").write_text(compile_templates(tree.root()), encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(environment_module, "COMPILED", "compiled_templates")
    assert files_module.render(module) == expected


def test_the_wheel_is_complete(tmp_path: Path) -> None:
    if importlib.util.find_spec("hatchling") is None:
        pytest.fail("hatchling is a part of the development extra")
    from hatchling.builders.wheel import WheelBuilder

    built = next(WheelBuilder(str(ROOT)).build(directory=str(tmp_path)))
    with zipfile.ZipFile(built) as wheel:
        names = set(wheel.namelist())
    assert "miko_gen/_compiled.py" in names
    assert any(name.startswith("miko_gen/templates/module/Models/") for name in names)
    assert "miko_gen/contract/core-2026.1.223.json" in names
    assert not any("__pycache__" in name for name in names)
