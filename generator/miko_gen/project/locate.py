"""Which spec a module is made of: ``module.yaml`` in its folder or beside it, or another YAML file there with its id."""

from __future__ import annotations

from pathlib import Path

from miko_gen.project.folder import FolderError
from miko_gen.project.quick import module_id, spec_names


def find_spec(folder: Path, answers: bytes) -> Path | None:
    """The spec of the module in ``folder``; None when there is none beside the one in its answers.

    Without answers the folder's own name is taken for the module's id.
    """
    name = module_id(answers) or folder.name
    found = [Path(path) for path in spec_names(str(folder), name)]
    if len(found) > 1:
        listed = "".join(f"\n  {path}" for path in found)
        raise FolderError(f"more than one spec says `id: {name}`; name the right one with --spec:{listed}")
    return found[0] if found else None
