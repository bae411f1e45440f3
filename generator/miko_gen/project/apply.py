"""Bringing a plan to the disk: staged first, then moved file by file, the lock last; a run that died is finished.

The stage is a folder inside of the module's, so that every move stays on one file system. Before its journal stands,
the module is untouched and the stage worth nothing; from then on every step can be repeated.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from miko_gen.project.disk import read
from miko_gen.project.folder import FolderError
from miko_gen.project.lock import ANSWERS, NAME, STAGE, digest, is_inside

_JOURNAL = "journal.json"


@dataclass(frozen=True)
class Step:
    """One file: ``before`` and ``after`` are the sha256 of what is there and what will be, empty for no file."""

    path: str
    before: str
    after: str
    staged: str


def apply(
    folder: Path,
    before: Mapping[str, bytes | None],
    after: Mapping[str, bytes | None],
    like: Mapping[str, Path] | None = None,
) -> None:
    """Change every file of ``after`` from ``before`` to its new bytes (None: no file), in that order, or none of them.

    A file that is there keeps its rights; ``like`` names the file whose rights another one gets. Raises FolderError, and
    leaves the folder as it was, when a file is read-only, was changed meanwhile or cannot be written.
    """
    stage = folder / STAGE
    made: list[Path] = []
    _refuse_read_only(folder, after)
    try:
        stage.mkdir()
    except OSError as error:
        raise FolderError(f"cannot write {folder}: {error.strerror}; nothing was changed") from error
    try:
        steps = [
            Step(path, _sum(before.get(path)), _sum(content), str(number))
            for number, (path, content) in enumerate(after.items())
        ]
        for step in steps:
            _stage(folder, stage, step, after[step.path], (like or {}).get(step.path))
        _refuse_changed(folder, steps)
        made += _make_folders(folder, [step.path for step in steps if step.after])
        _write(stage / "journal", json.dumps([asdict(step) for step in steps]).encode())
        os.replace(stage / "journal", stage / _JOURNAL)
        _sync(stage)
    except (OSError, FolderError) as error:
        for path in reversed(made):
            _quietly_remove(path)
        shutil.rmtree(stage, ignore_errors=True)
        if isinstance(error, FolderError):
            raise
        raise FolderError(f"cannot write {folder}: {error.strerror or error}; nothing was changed") from error
    try:
        _finish(folder, steps)
    except (OSError, FolderError) as error:
        _undo(folder, steps)
        if isinstance(error, FolderError):
            raise
        reason = error.strerror or error
        raise FolderError(f"cannot write {error.filename or folder}: {reason}; nothing was changed") from error


def is_unfinished(folder: Path) -> bool:
    """A run in ``folder`` died, or is at work."""
    return os.path.lexists(folder / STAGE)


def recover(folder: Path) -> tuple[str, ...]:
    """Finish what a run that died had begun; call it while no other run can be at work.

    Returns the files that somebody changed since: they are as that person left them.
    """
    stage = folder / STAGE
    if not os.path.lexists(stage):
        return ()
    if stage.is_symlink() or not stage.is_dir():
        raise FolderError(f"{stage} is in the way: delete it; nothing was changed")
    try:
        steps = [Step(**said) for said in json.loads((stage / _JOURNAL).read_bytes())]
    except FileNotFoundError:
        shutil.rmtree(stage, ignore_errors=True)
        return ()
    except (OSError, ValueError, TypeError) as error:
        raise FolderError(f"{stage / _JOURNAL} cannot be read ({error}); nothing was changed") from None
    for step in steps:
        if not (is_inside(step.path) or step.path in (NAME, ANSWERS)) or not step.staged.isdigit():
            raise FolderError(f"{stage / _JOURNAL} names '{step.path}', which is not a file of the module")
    try:
        return _finish(folder, steps)
    except OSError as error:
        raise FolderError(f"cannot finish what an earlier run began: {error}") from error


def _finish(folder: Path, steps: list[Step]) -> tuple[str, ...]:
    """Move every staged file to its place; what is neither as before nor as after is somebody's, and stays."""
    stage = folder / STAGE
    changed = []
    for step in steps:
        now = _sum(_now(folder, step.path))
        if now == step.after:
            continue
        if now != step.before:
            changed.append(step.path)
        elif step.after:
            (folder / step.path).parent.mkdir(parents=True, exist_ok=True)
            os.replace(stage / step.staged, folder / step.path)
        else:
            (folder / step.path).unlink()
    for step in steps:
        if not step.after:
            _remove_empty(folder, step.path)
    for place in {(folder / step.path).parent for step in steps} | {folder}:
        if place.is_dir():
            _sync(place)
    # The journal goes first: without it, what is left of the stage is only waste.
    (stage / _JOURNAL).unlink()
    shutil.rmtree(stage, ignore_errors=True)
    return tuple(changed)


def _undo(folder: Path, steps: list[Step]) -> None:
    """Put the copies of what was there back; what cannot be put back stays in the journal for the next run."""
    stage = folder / STAGE
    for step in reversed(steps):
        if _sum(_now(folder, step.path)) == step.after != step.before:
            if step.before:
                os.replace(stage / f"{step.staged}.old", folder / step.path)
            else:
                (folder / step.path).unlink()
                _remove_empty(folder, step.path)
    (stage / _JOURNAL).unlink()
    shutil.rmtree(stage, ignore_errors=True)


def _stage(folder: Path, stage: Path, step: Step, content: bytes | None, like: Path | None) -> None:
    if step.before:
        shutil.copy2(folder / step.path, stage / f"{step.staged}.old", follow_symlinks=False)
    if content is not None:
        _write(stage / step.staged, content)
        usual = 0o755 if step.path.startswith("agi-bin/") else 0o644
        like = folder / step.path if step.before else like
        (stage / step.staged).chmod(stat.S_IMODE(like.stat().st_mode) if like else usual)


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _sync(folder: Path) -> None:
    held = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)


def _refuse_read_only(folder: Path, paths: Mapping[str, object]) -> None:
    """A file or folder that its owner closed stays closed, also for root and although a move would not need the right."""
    for path in paths:
        for place in (folder / path, *(folder / parent for parent in _parents(path)), folder):
            try:
                mode = os.lstat(place).st_mode
            except FileNotFoundError:
                continue
            if not mode & stat.S_IWUSR or not os.access(place, os.W_OK, follow_symlinks=False):
                raise FolderError(f"{place} is read-only; nothing was changed")


def _refuse_changed(folder: Path, steps: list[Step]) -> None:
    for step in steps:
        if _sum(_now(folder, step.path)) != step.before:
            raise FolderError(f"{folder / step.path} was changed meanwhile; nothing was changed, run it again")


def _make_folders(folder: Path, paths: list[str]) -> Iterator[Path]:
    """Make the folders of ``paths``, yielding each that was not there."""
    for path in paths:
        for parent in reversed(list(_parents(path))):
            place = folder / parent
            if not place.is_dir():
                place.mkdir()
                yield place


def _parents(path: str) -> Iterator[str]:
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _remove_empty(folder: Path, path: str) -> None:
    for parent in _parents(path):
        if not _quietly_remove(folder / parent):
            return


def _quietly_remove(folder: Path) -> bool:
    try:
        folder.rmdir()
    except OSError:
        return False
    return True


def _now(folder: Path, path: str) -> bytes | None:
    if path in (NAME, ANSWERS):
        place = folder / path
        if place.is_symlink():
            raise FolderError(f"{place} is a symbolic link, which is never followed; nothing was changed")
        return place.read_bytes() if place.exists() else None
    return read(folder, [path]).get(path)


def _sum(content: bytes | None) -> str:
    return "" if content is None else digest(content)
