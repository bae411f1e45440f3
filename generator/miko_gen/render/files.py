"""A linked module to the bytes of every file that it is made of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from miko_gen.linked.module import Module
from miko_gen.render import tree
from miko_gen.render.environment import compiled_environment, environment


def render(module: Module, folder: Path | None = None) -> dict[str, bytes]:
    """``{path: bytes}``, sorted by path; paths are relative to the module's folder, with ``/``.

    ``folder`` is a template tree; by default the one that belongs to this package. Same module, same bytes.
    """
    made = (compiled_environment() if folder is None else None) or environment(folder or tree.root())
    outputs: dict[str, bytes] = dict(tree.plain_files(folder or tree.root()))

    def emit(template: str, path: str, **variables: Any) -> str:
        if all(path.split("/")):
            outputs[path] = made.get_template(template).render(module=module, **variables).encode("utf-8")
        return ""

    made.get_template(tree.PATHS).render(module=module, emit=emit)
    return dict(sorted(outputs.items()))
