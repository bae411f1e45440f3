"""``regenerate --check``: how a module's folder differs from what its spec says, without changing anything."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from miko_gen import __version__
from miko_gen.project.apply import is_unfinished
from miko_gen.project.disk import alone, read
from miko_gen.project.lock import ANSWERS, Entry, digest
from miko_gen.project.merge import has_markers
from miko_gen.project.plan import Outcome, plan
from miko_gen.project.quick import remember
from miko_gen.project.regenerate import Project, is_newer, open_project, sides

Kind = Literal["conflict", "stale", "missing", "extra", "edited", "generator"]

# The exit code of each, the one that counts first where there are several. 0 to 2 are those of every command.
EXIT_CODES: dict[Kind, int] = {"conflict": 7, "stale": 3, "missing": 5, "extra": 5, "edited": 4, "generator": 6}


@dataclass(frozen=True)
class Finding:
    """Something to do; ``path`` is relative to the module's folder, empty for the module as a whole."""

    kind: Kind
    path: str
    message: str
    diff: str = ""

    def as_dict(self) -> dict[str, str]:
        return {"kind": self.kind, "path": self.path, "message": self.message, "diff": self.diff}


def exit_code(findings: tuple[Finding, ...]) -> int:
    """The code of the first kind that was found; 0 when nothing was."""
    kinds = {finding.kind for finding in findings}
    return next((code for kind, code in EXIT_CODES.items() if kind in kinds), 0)


def check(folder: Path, spec: Path | None = None) -> tuple[Finding, ...]:
    """Everything that `regenerate` would change, and everything that it asks a person to do.

    Raises SpecError, LockError and FolderError.
    """
    with alone(folder):
        if is_unfinished(folder):
            return (Finding("stale", "", "a run died half way: `miko-gen regenerate` finishes it"),)
        project = open_project(folder, spec)
        found = tuple(_findings(project))
    if not {finding.kind for finding in found} & {"stale", "generator"}:
        remember(project.text or b"", project.answers)
    return found


def diff(path: str, before: bytes | None, after: bytes | None, was: str = "") -> str:
    """A unified diff of a file; None is no file."""
    if b"\0" in (before or b"") + (after or b""):
        return f"{path}: not text\n"
    old, new = ((text or b"").decode("utf-8", "replace").splitlines(keepends=True) for text in (before, after))
    old_name = f"a/{was or path}" if before is not None else "/dev/null"
    new_name = f"b/{path}" if after is not None else "/dev/null"
    lines = difflib.unified_diff(old, new, old_name, new_name)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _findings(project: Project) -> Iterator[Finding]:
    lock = project.lock
    if is_newer(lock.generator, __version__):
        yield Finding(
            "generator",
            "",
            f"miko-gen {lock.generator} made this module, and this is {__version__}: install the newer one",
        )
        return
    disk = read(project.folder, [*lock.files, *lock.left])
    conflicts = list(_conflicts(project, disk))
    yield from conflicts
    for path in sorted(set(lock.left) & set(disk)):
        yield Finding("extra", path, "the spec no longer makes it: delete it, or keep it with `regenerate --adopt`")
    for path, entry in lock.files.items():
        if path not in disk and not (entry.owner == "seeded" and path.startswith("tests/")):
            yield Finding("missing", path, "was deleted: `miko-gen regenerate` makes it anew")
    edited = [path for path in disk if path in lock.files and _is_edited(lock.files[path], disk[path])]
    edited = [path for path in edited if path not in {finding.path for finding in conflicts}]
    is_older = is_newer(__version__, lock.generator)
    if is_older:
        yield Finding(
            "generator", "", f"miko-gen {lock.generator} made this module, and this is {__version__}: regenerate it"
        )
    yield from _planned(project, edited, has_conflicts=bool(conflicts), is_older=is_older)


def _conflicts(project: Project, disk: dict[str, bytes]) -> Iterator[Finding]:
    for path, content in sorted(disk.items()):
        entry = project.lock.files.get(path)
        if entry is not None and digest(content) == entry.sha256:
            continue
        if has_markers(content):
            yield Finding("conflict", path, "conflict markers are left in it: choose between the two versions")
        elif entry is not None and entry.conflict and digest(content) == entry.kept:
            yield Finding(
                "conflict", path, "what is generated could not be merged into it: `regenerate --adopt` keeps it"
            )


def _is_edited(entry: Entry, content: bytes) -> bool:
    return entry.owner != "seeded" and digest(content) not in (entry.sha256, entry.kept)


def _planned(project: Project, edited: list[str], *, has_conflicts: bool, is_older: bool) -> Iterator[Finding]:
    """What needs both specs rendered: is the module stale, and what did people do to it?"""
    # Without a spec of its own, the module may have parted from the one in its answers.
    if not (project.is_stale or edited or project.text is None):
        return
    if has_conflicts:
        if project.is_stale:
            yield Finding("stale", "", "the spec has changed since the last run")
        yield from (Finding("edited", path, _EDITED) for path in edited)
        return
    both = sides(project)
    made = plan(both)
    explained = {*edited, *(path for path in project.lock.files if path not in both.disk)}
    writes = [outcome for outcome in made.outcomes if outcome.writes]
    if project.is_stale or (not is_older and any((one.was or one.path) not in explained for one in writes)):
        yield Finding("stale", ANSWERS, "the spec has changed since the last run: `miko-gen regenerate`")
        yield from map(_stale, writes)
    outcomes = {outcome.was or outcome.path: outcome for outcome in made.outcomes}
    for path in edited:
        if project.lock.files[path].owner == "keyed" and (is_older or not _lacks_keys(outcomes.get(path))):
            continue
        yield Finding("edited", path, _EDITED, diff(path, both.base.get(path), both.disk[path]))


_EDITED = "was edited by hand: `miko-gen regenerate` keeps the edit and says so no more"


def _stale(outcome: Outcome) -> Finding:
    words = {"new": "is new", "removed": "is gone", "left": "is gone, but it was edited", "conflict": "has a conflict"}
    message = f"{words.get(outcome.kind, 'is another now')}: `miko-gen regenerate`"
    return Finding("stale", outcome.path, message, diff(outcome.path, outcome.before, outcome.content, outcome.was))


def _lacks_keys(outcome: Outcome | None) -> bool:
    return outcome is not None and outcome.writes
