"""A linked module to the bytes of every file that it is made of."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from miko_gen.linked.module import Module
from miko_gen.render import tree
from miko_gen.render.environment import compiled_environment, environment

# The variables of loops in path names, and where in a spec their names stand.
_GROUPS = {"model": "models", "resource": "rest", "worker": "workers", "script": "agi"}


class Origin(NamedTuple):
    """Of what a file is made: a template, and the parts of the spec by group and name that it is made for."""

    template: str
    parts: tuple[tuple[str, str], ...] = ()


def render(module: Module, folder: Path | None = None) -> dict[str, bytes]:
    """``{path: bytes}``, sorted by path; paths are relative to the module's folder, with ``/``.

    ``folder`` is a template tree; by default the one that belongs to this package. Same module, same bytes.
    """
    return {path: content for path, (content, _) in render_with_origins(module, folder).items()}


def render_with_origins(module: Module, folder: Path | None = None) -> dict[str, tuple[bytes, Origin]]:
    """What ``render`` gives, each file with its origin."""
    made = (compiled_environment() if folder is None else None) or environment(folder or tree.root())
    plain = tree.plain_files(folder or tree.root())
    outputs = {path: (content, Origin(path)) for path, content in plain.items()}

    def emit(template: str, path: str, **variables: Any) -> str:
        if all(path.split("/")):
            parts = tuple((_GROUPS.get(key, key), str(getattr(one, "name", one))) for key, one in variables.items())
            text: str = made.get_template(template).render(module=module, **variables)
            outputs[path] = (text.encode("utf-8"), Origin(template, parts))
        return ""

    made.get_template(tree.PATHS).render(module=module, emit=emit)
    return dict(sorted(outputs.items()))
