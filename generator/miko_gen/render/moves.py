"""Templates that have another path than in an older version of the template: ``moved.json`` beside the template tree."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jinja2

from miko_gen.linked.module import Module
from miko_gen.render import tree
from miko_gen.render.filters import FILTERS


def former_paths(module: Module, folder: Path | None = None) -> list[tuple[str, str]]:
    """For each file of ``module`` that was moved since some version of the template: its path now, and before.

    ``moved.json`` maps the former path of a template to the one of today, both without ``.jinja``. ``folder`` is a
    template tree, by default the one that belongs to this package.
    """
    try:
        moves: dict[str, str] = json.loads(((folder or tree.root()).parent / "moved.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    found: list[tuple[str, str]] = []
    for before, now in moves.items():
        old, new = _paths(module, before), _paths(module, now)
        found += [(path, old[parts]) for parts, path in new.items() if parts in old and old[parts] != path]
    return found


def _paths(module: Module, template: str) -> dict[tuple[str, ...], str]:
    """The paths that a template's path becomes, by the parts of the module that it is repeated for."""
    found: dict[tuple[str, ...], str] = {}

    def emit(_: str, path: str, **variables: Any) -> str:
        if all(path.split("/")):
            found[tuple(str(getattr(one, "name", one)) for one in variables.values())] = path
        return ""

    made = jinja2.Environment(undefined=jinja2.StrictUndefined)  # noqa: S701 - no HTML is served
    made.filters.update(FILTERS)
    made.from_string(tree.paths_template([template])).render(module=module, emit=emit)
    return found
