"""A module that an older template made, brought to a newer one: in the process, or after Copier has done its part.

It is `regenerate` with one thing more: the files that were generated last come from the older template.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from miko_gen import __version__
from miko_gen.linked.link import link
from miko_gen.project.answers import answers, read_answers
from miko_gen.project.apply import apply
from miko_gen.project.disk import alone, read
from miko_gen.project.folder import FolderError
from miko_gen.project.follow import Renames
from miko_gen.project.git import check_out, unstage
from miko_gen.project.lock import ANSWERS, NAME, Lock, load
from miko_gen.project.plan import Plan, Sides, plan
from miko_gen.project.regenerate import Made, Project, finish, make, open_project, refuse_newer, with_history, write
from miko_gen.project.renames import renames
from miko_gen.render.moves import former_paths
from miko_gen.spec.problem import SpecError
from miko_gen.spec.source import Source

_TREE = Path("templates", "module")


def update(folder: Path, spec: Path | None = None, *, adopt: bool = False, dry_run: bool = False) -> Plan:
    """Bring the module in ``folder`` to the installed template and its spec of today, and give back what was done.

    Raises SpecError, LockError and FolderError, after which the folder is as it was.
    """
    with alone(folder):
        if not dry_run:
            finish(folder)
        project = open_project(folder, spec)
        refuse_newer(project.lock)
        return bring(project, adopt=adopt, dry_run=dry_run)


def bring(project: Project, *, adopt: bool, dry_run: bool) -> Plan:
    """Do the work of ``update``; the caller holds ``alone``."""
    with _template_of(project.recorded) as older:
        both = _sides(project.folder, project.lock, project.recorded, project.source, older, None)
    made = plan(with_history(project.folder, both), adopt=adopt)
    if not dry_run:
        write(project, made, _new_answers(project.recorded, project.source.data))
    return made


def after_copier(folder: Path, template: Path, version_from: str) -> Plan:
    """Do the merge of a `copier update` that has just run in ``folder`` again, so that it loses nothing.

    ``template`` is the newer template as Copier has it at hand, a git repository, and ``version_from`` the older one's
    revision in it. What people had made of the module is taken from the module's last commit, which Copier insists on.
    Raises SpecError, LockError and FolderError.
    """
    with alone(folder), tempfile.TemporaryDirectory(prefix="miko-gen.") as scratch:
        ours, older = Path(scratch, "ours"), Path(scratch, "older")
        if not check_out(folder, "HEAD", ours):
            raise FolderError(f"{folder} has no commit to take the module from")
        has_older = check_out(template, version_from, older)
        lock, recorded = load(ours), _answers_in(ours)
        source = Source("the answer `spec`", [], _answers_in(folder).get("spec"))
        both = _sides(ours, lock, recorded, source, older / _TREE if has_older else None, template / _TREE)
        made = plan(with_history(folder, both))
        _put(folder, both, made, ours)
    unstage(folder)
    return made


def _sides(
    folder: Path, lock: Lock, recorded: Mapping[str, Any], source: Source, older: Path | None, newer: Path | None
) -> Sides:
    now = make(source, newer)
    before = _before(recorded, older, newer)
    moved = renames(before.spec, now.spec, before.origins, now.origins) if before else Renames()
    former = {path: was for path, was in former_paths(link(now.spec), newer) if was in lock.files}
    moved = replace(moved, paths={**former, **moved.paths})
    disk = read(folder, [*lock.files, *lock.left, *now.files])
    return Sides(lock, before.files if before else {}, disk, now.files, moved)


def _before(recorded: Mapping[str, Any], older: Path | None, newer: Path | None) -> Made | None:
    """What the older template makes of the recorded spec, or the newer one where the older is not at hand."""
    try:
        return make(Source("the recorded spec", [], recorded.get("spec")), older or newer)
    except SpecError:
        return None


@contextmanager
def _template_of(recorded: Mapping[str, Any]) -> Iterator[Path | None]:
    """The template that the answers name, when it is a repository on this machine; None otherwise."""
    place, commit = recorded.get("_src_path"), recorded.get("_commit")
    if not (
        isinstance(place, str)
        and isinstance(commit, str)
        and Path(place).is_absolute()
        and Path(place, ".git").exists()
    ):
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="miko-gen.") as scratch:
        older = Path(scratch, "older")
        yield older / _TREE if check_out(Path(place), commit, older) else None


def _new_answers(recorded: Mapping[str, Any], said: Mapping[str, Any]) -> bytes:
    """The answers after an update: Copier finds the installed template by the tag of its version."""
    origin = {key: value for key, value in recorded.items() if key.startswith("_")}
    if "_commit" in origin:
        origin["_commit"] = f"v{__version__}"
    return answers(said, origin).encode("utf-8")


def _answers_in(folder: Path) -> dict[str, Any]:
    try:
        return read_answers((folder / ANSWERS).read_bytes())
    except OSError as error:
        raise FolderError(f"cannot read {folder / ANSWERS}: {error.strerror}") from None


def _put(folder: Path, both: Sides, made: Plan, ours: Path) -> None:
    """Every generated file, and every one that Copier took away or changed, as the plan has it; the lock last.

    ``ours`` is the module before Copier's work, with the rights of its files.
    """
    wanted: dict[str, bytes | None] = {path: both.disk.get(path) for path in [*both.lock.files, *both.lock.left]}
    for outcome in made.outcomes:
        if outcome.was:
            wanted[outcome.was] = None
        wanted[outcome.path] = outcome.content
    rejected = [f"{path}.rej" for path in wanted]
    now = read(folder, [*wanted, *rejected])
    wanted |= {path: None for path in rejected if path in now}
    lock = made.lock.text().encode("utf-8")
    before = {**now, NAME: (folder / NAME).read_bytes()}
    after = {path: content for path, content in {**wanted, NAME: lock}.items() if content != before.get(path)}
    like = {one.path: ours / (one.was or one.path) for one in made.outcomes if one.before is not None}
    if after:
        apply(folder, before, after, like)
