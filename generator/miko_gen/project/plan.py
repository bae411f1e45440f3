"""What a run will do to each file: what was generated before, what is on disk and what is generated now, side by side.

A pure step: bytes in, outcomes out. ``apply`` brings them to the disk.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from miko_gen.project.folder import FolderError
from miko_gen.project.follow import Renames, follow
from miko_gen.project.keyed import merge_keys
from miko_gen.project.lock import Entry, Lock, Owner, digest, owner
from miko_gen.project.maps import read_json, read_messages
from miko_gen.project.merge import Merged, has_markers, three_way, two_way
from miko_gen.project.packages import LOADER, loader, with_loader
from miko_gen.project.stubs import StubError, add_methods, methods

Kind = Literal["same", "new", "changed", "merged", "kept", "conflict", "removed", "left"]


@dataclass(frozen=True)
class Sides:
    """All that a plan is made of, by path: ``base`` is what the installed templates make of the spec before.

    A file of ``base`` counts only when it has the hash that the lock recorded. ``disk`` holds at least what the lock
    and ``theirs`` name.
    """

    lock: Lock
    base: Mapping[str, bytes]
    disk: Mapping[str, bytes]
    theirs: Mapping[str, bytes]
    renames: Renames = field(default_factory=Renames)


@dataclass(frozen=True)
class Outcome:
    """What becomes of a file: ``before`` is on disk now and ``content`` afterwards, None where there is no file.

    ``was`` is the path that it had, where it moves. ``note`` says what a person should know or do.
    """

    path: str
    kind: Kind
    before: bytes | None
    content: bytes | None
    was: str = ""
    note: str = ""

    @property
    def writes(self) -> bool:
        return bool(self.was) or self.before != self.content


@dataclass(frozen=True)
class Plan:
    """Outcomes by path, and the lock that goes with them."""

    outcomes: tuple[Outcome, ...]
    lock: Lock

    def of(self, *kinds: Kind) -> tuple[Outcome, ...]:
        return tuple(outcome for outcome in self.outcomes if outcome.kind in kinds)

    @property
    def conflicts(self) -> tuple[Outcome, ...]:
        return self.of("conflict")

    @property
    def left(self) -> tuple[str, ...]:
        """Edited files that the spec no longer makes, of this run and of earlier ones."""
        return tuple(sorted(self.lock.left))


def plan(sides: Sides, *, adopt: bool = False) -> Plan:
    """The plan for ``sides``; ``adopt``: what earlier runs left, or could not merge, is its author's from now on.

    Raises FolderError when a file still has conflict markers in it, or a class that needs a new method cannot be read.
    """
    _refuse_unresolved(sides)
    outcomes: list[Outcome] = []
    entries: dict[str, Entry] = {}
    taken: set[str] = set()
    for path, made in sides.theirs.items():
        was = _former_path(sides, path)
        taken.add(was)
        outcome = _outcome(sides, path, was, made, adopt=adopt)
        outcomes.append(outcome)
        entries[path] = _entry(owner(path), made, outcome)
    left = {path: known for path, known in sides.lock.left.items() if path in sides.disk and path not in entries}
    for path in sorted(set(sides.lock.files) - taken - set(entries)):
        entry, ours = sides.lock.files[path], sides.disk.get(path)
        if ours is None:
            continue
        if digest(ours) == entry.sha256:
            outcomes.append(Outcome(path, "removed", ours, None))
        else:
            note = "the spec no longer makes it, but it was edited: move what you need, then delete it"
            outcomes.append(Outcome(path, "left", ours, ours, note=note))
            left[path] = digest(ours)
    if adopt:
        left = {}
        outcomes = [replace(one, kind="kept", note="") if one.kind == "left" else one for one in outcomes]
    return Plan(tuple(sorted(outcomes, key=lambda one: one.path)), Lock(entries, left))


def _refuse_unresolved(sides: Sides) -> None:
    found = [
        path
        for path, ours in sides.disk.items()
        if has_markers(ours) and (path not in sides.lock.files or digest(ours) != sides.lock.files[path].sha256)
    ]
    if found:
        listed = "".join(f"\n  {path}" for path in found)
        raise FolderError(f"conflicts are left in these files; choose in each place, then run this again:{listed}")


def _former_path(sides: Sides, path: str) -> str:
    """The path that the file has now: its former one when it was renamed and nothing lies at the new one."""
    was = sides.renames.paths.get(path, path)
    is_there = was in sides.lock.files and was in sides.disk and was not in sides.theirs
    return was if is_there and path not in sides.lock.files and path not in sides.disk else path


def _entry(who: Owner, made: bytes, outcome: Outcome) -> Entry:
    kept = "" if outcome.content in (None, made) else digest(outcome.content or b"")
    return Entry(who, digest(made), kept, outcome.kind == "conflict" and not has_markers(outcome.content or b""))


def _outcome(sides: Sides, path: str, was: str, made: bytes, *, adopt: bool) -> Outcome:
    entry, ours = sides.lock.files.get(was), sides.disk.get(was)
    moved = was if was != path else ""
    if ours is None:
        if entry is not None and path.startswith("tests/") and entry.owner == "seeded":
            return Outcome(path, "kept", None, None)
        return Outcome(path, "new", None, made)
    if ours == made:
        return Outcome(path, "same", ours, made, moved)
    if entry is not None and digest(ours) == entry.sha256:
        return Outcome(path, "changed", ours, made, moved)
    base = sides.base.get(was)
    known = base if entry is not None and base is not None and digest(base) == entry.sha256 else None
    edited = ours if owner(path) == "keyed" else follow(was, ours, sides.renames)
    merged = _merged(path, edited, made, known, base, sides)
    if isinstance(merged, Outcome):
        return replace(merged, before=ours, was=moved, kind="kept" if merged.content == ours else "merged")
    if entry is not None and entry.sha256 == digest(made) and not moved:
        stuck = entry.conflict and digest(ours) == entry.kept and not adopt
        return Outcome(path, "conflict" if stuck else "kept", ours, ours, note=_UNMERGED if stuck else "")
    return _judged(path, ours, merged, moved)


_UNMERGED = "it is not text that can be merged: yours was kept; bring the change into it, or `regenerate --adopt`"


def _judged(path: str, ours: bytes, merged: Merged, moved: str) -> Outcome:
    if merged.conflicts > 0:
        places = "1 place is" if merged.conflicts == 1 else f"{merged.conflicts} places are"
        note = f"{places} marked: choose between yours and what is generated"
        return Outcome(path, "conflict", ours, merged.content, moved, note)
    if merged.conflicts < 0:
        return Outcome(path, "conflict", ours, merged.content, moved, _UNMERGED)
    return Outcome(path, "kept" if merged.content == ours else "merged", ours, merged.content, moved)


def _merged(
    path: str, ours: bytes, made: bytes, known: bytes | None, guess: bytes | None, sides: Sides
) -> Merged | Outcome:
    """An edited file with what is new in ``made``; an Outcome where it is not a matter of text."""
    who = owner(path)
    if who == "seeded":
        return _stubbed(path, ours, made, guess)
    if who == "keyed":
        reader = read_messages if path.endswith(".php") else read_json
        merged = merge_keys(reader, known, ours, made, sides.renames.keys)
        if merged is not None:
            note = "nothing asks for " + ", ".join(merged.dead) if merged.dead else ""
            return Outcome(path, "merged", ours, merged.content, note=note)
    if known is None:
        return two_way(ours, made)
    return three_way(follow(path, known, sides.renames), ours, made)


def _stubbed(path: str, ours: bytes, made: bytes, guess: bytes | None) -> Outcome:
    """``guess`` holds what was there before: what a person took away of it is not put back."""
    if not path.endswith(".php"):
        return Outcome(path, "kept", ours, ours)
    try:
        stubbed = add_methods(ours, made, methods(guess) if guess is not None else ())
    except StubError as error:
        if path.startswith("tests/"):
            return Outcome(path, "kept", ours, ours, note=f"{error}, so new tests are not added")
        raise FolderError(f"{path}: {error}, so new methods cannot be added; nothing was changed") from None
    is_gone = guess is not None and loader(guess) != b""
    content = stubbed.content if is_gone else with_loader(stubbed.content, made)
    added = [*stubbed.added, *([LOADER] if content != stubbed.content else [])]
    return Outcome(path, "merged", ours, content, note="new: " + ", ".join(added) if added else "")
