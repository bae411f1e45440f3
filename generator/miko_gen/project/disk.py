"""A module's files as they are on disk, read with care: nothing outside of the folder, nothing through a link."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
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
        if not _has_folder(folder, path, folders):
            continue
        try:
            kind = os.lstat(folder / path).st_mode
        except FileNotFoundError:
            continue
        if stat.S_ISLNK(kind):
            raise FolderError(f"{folder / path} is a symbolic link, which is never followed; nothing was changed")
        if not stat.S_ISREG(kind):
            raise FolderError(f"{folder / path} is not a file; nothing was changed")
        found[path] = (folder / path).read_bytes()
    return found


def _has_folder(folder: Path, path: str, known: dict[str, bool]) -> bool:
    parent = path.rpartition("/")[0]
    if not parent:
        return True
    if parent not in known:
        known[parent] = _has_folder(folder, parent, known) and _is_folder(folder / parent)
    return known[parent]


def _is_folder(path: Path) -> bool:
    try:
        kind = os.lstat(path).st_mode
    except FileNotFoundError:
        return False
    if stat.S_ISLNK(kind):
        raise FolderError(f"{path} is a symbolic link, which is never followed; nothing was changed")
    if not stat.S_ISDIR(kind):
        raise FolderError(f"{path} is not a folder; nothing was changed")
    return True


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
