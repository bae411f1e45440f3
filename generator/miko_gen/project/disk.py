"""A module's files as they are on disk, read with care: nothing outside of the folder, nothing through a link."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from miko_gen.project.folder import FolderError
from miko_gen.project.lock import is_inside

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows
    fcntl = None  # type: ignore[assignment]

_PATIENCE = 30.0


def read(folder: Path, paths: Iterable[str]) -> dict[str, bytes]:
    """The files of ``paths`` that are there.

    Raises FolderError for what is neither a plain file nor absent: a symbolic link on the way, a folder, a device.
    """
    folders: dict[str, bool] = {}
    found = {}
    for path in sorted(set(paths)):
        if not is_inside(path):
            raise FolderError(f"'{path}' leaves the module's folder; nothing was changed")
        try:
            if _has_folder(folder, path, folders) and _is_file(folder / path):
                found[path] = (folder / path).read_bytes()
        except OSError as error:
            raise FolderError(f"cannot read {folder / path}: {error.strerror}; nothing was changed") from None
    return found


def _is_file(path: Path) -> bool:
    return _is(path, stat.S_ISREG, "a file")


def _is_folder(path: Path) -> bool:
    return _is(path, stat.S_ISDIR, "a folder")


def _is(path: Path, wanted: Callable[[int], bool], kind: str) -> bool:
    """There is something at ``path``, and it is what is wanted."""
    try:
        mode = os.lstat(path).st_mode
    except FileNotFoundError:
        return False
    if stat.S_ISLNK(mode):
        raise FolderError(f"{path} is a symbolic link, which is never followed; nothing was changed")
    if not wanted(mode):
        raise FolderError(f"{path} is not {kind}; nothing was changed")
    return True


def _has_folder(folder: Path, path: str, known: dict[str, bool]) -> bool:
    parent = path.rpartition("/")[0]
    if not parent:
        return True
    if parent not in known:
        known[parent] = _has_folder(folder, parent, known) and _is_folder(folder / parent)
    return known[parent]


@contextmanager
def alone(folder: Path, patience: float = _PATIENCE) -> Iterator[None]:
    """One run at a time in ``folder``: waits for another for ``patience`` seconds, then raises FolderError.

    The system drops the hold when the process ends, however it ends.
    """
    if fcntl is None:  # pragma: no cover - Windows
        yield
        return
    try:
        held = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise FolderError(f"cannot open {folder}: {error.strerror}") from None
    until = monotonic() + patience
    try:
        while True:
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if monotonic() > until:
                    raise FolderError(f"another miko-gen is at work in {folder}; nothing was changed") from None
                sleep(0.05)
        yield
    finally:
        os.close(held)
