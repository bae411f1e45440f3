"""Writing a new module's folder: all of it or nothing, and never over somebody's work."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from miko_gen.project.lock import ANSWERS, NAME, digest, read_lock


class FolderError(Exception):
    """The folder cannot be written; the message says why and what to do."""


def foreign(folder: Path) -> list[str]:
    """Files in ``folder`` that miko-gen did not make, or that somebody has changed since; sorted paths."""
    entries = read_lock(folder)
    found = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink() or (path.is_file() and name not in (NAME, ANSWERS)):
            entry = entries.get(name)
            if path.is_symlink() or entry is None or digest(path.read_bytes()) != entry.sha256:
                found.append(name)
    return found


def write_new(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put ``files`` into ``folder``, in place of an untouched module of an earlier run if there is one.

    Everything is written beside the folder first and then moved: a run that is killed leaves the folder as it was.
    Raises FolderError when the folder holds something that miko-gen did not make, or cannot be written.
    """
    try:
        _refuse_foreign(folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{folder.name}.", dir=folder.parent) as scratch:
            made = Path(scratch, "new")
            for place in sorted({made, *((made / name).parent for name in files)}):
                place.mkdir(parents=True, exist_ok=True)
            for name, content in files.items():
                _write(f"{made}/{name}", content, 0o755 if name.startswith("agi-bin/") else 0o644)
            _swap(made, folder, Path(scratch, "old"))
    except OSError as error:
        raise FolderError(f"cannot write {folder}: {error.strerror or error}; nothing was changed") from error


def _refuse_foreign(folder: Path) -> None:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise FolderError(f"{folder} is not a folder; nothing was changed")
    strangers = foreign(folder) if folder.exists() else []
    if strangers:
        shown = "".join(f"\n  {name}" for name in strangers[:10])
        more = f"\n  … and {len(strangers) - 10} more" if len(strangers) > 10 else ""
        raise FolderError(
            f"{folder} holds files that miko-gen did not make or that were changed since:{shown}{more}\n"
            "Move them away, or choose another place with -o; nothing was changed"
        )


def _write(path: str, content: bytes, mode: int) -> None:
    """A new file, in as few steps as the system takes: a module has many."""
    held = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        os.fchmod(held, mode)
        left = memoryview(content)
        while left:
            left = left[os.write(held, left) :]
    finally:
        os.close(held)


def _swap(made: Path, folder: Path, old: Path) -> None:
    if folder.exists():
        os.replace(folder, old)
    try:
        os.replace(made, folder)
    except OSError:
        if old.exists():
            os.replace(old, folder)
        raise
    shutil.rmtree(old, ignore_errors=True)
