"""A module folder and its spec, to the folder that the spec says now: read, plan, apply."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from miko_gen import __version__
from miko_gen.linked.link import link
from miko_gen.project.answers import answers, read_answers
from miko_gen.project.apply import apply, recover
from miko_gen.project.disk import alone, read
from miko_gen.project.folder import FolderError
from miko_gen.project.follow import Renames
from miko_gen.project.git import committed
from miko_gen.project.locate import find_spec
from miko_gen.project.lock import ANSWERS, NAME, Lock, digest, load
from miko_gen.project.plan import Plan, Sides, plan
from miko_gen.project.quick import remember
from miko_gen.project.renames import renames
from miko_gen.render.files import Origin, render_with_origins
from miko_gen.spec.document import Spec
from miko_gen.spec.problem import SpecError
from miko_gen.spec.read import validate
from miko_gen.spec.source import Source, read_source


class NewerError(FolderError):
    """A newer generator made the folder."""


@dataclass(frozen=True)
class Made:
    """All files of a spec, and of what each is made."""

    spec: Spec
    files: Mapping[str, bytes]
    origins: Mapping[str, Origin]


@dataclass(frozen=True)
class Project:
    """A module folder with its lock, the spec that was generated last, and the spec as it is now.

    ``text`` are the bytes of the spec's file, None where the module has no other spec than the recorded one.
    """

    folder: Path
    lock: Lock
    recorded: Mapping[str, Any]
    answers: bytes
    source: Source
    text: bytes | None

    @property
    def new_answers(self) -> bytes:
        origin = {key: value for key, value in self.recorded.items() if key.startswith("_")}
        return answers(self.source.data, origin).encode("utf-8")

    @property
    def is_stale(self) -> bool:
        """The spec says something else than what was generated last."""
        return json.dumps(self.source.data) != json.dumps(self.recorded.get("spec"))


def open_project(folder: Path, spec: Path | None = None) -> Project:
    """Read what a run needs, the module's files not yet.

    Raises LockError, FolderError, and SpecError for a spec that is no YAML.
    """
    lock = load(folder)
    said = _answers_of(folder)
    recorded = read_answers(said)
    if said and not recorded:
        raise FolderError(
            f"{folder / ANSWERS} cannot be read; take it from the module's history, or delete it; nothing was changed"
        )
    found = spec or find_spec(folder, said)
    try:
        text = found.read_bytes() if found else None
    except OSError as error:
        raise FolderError(f"cannot read {found}: {error.strerror}; nothing was changed") from None
    source = read_source(text, str(found)) if text is not None else Source("spec", [], recorded.get("spec"))
    if source.data is None:
        raise FolderError(f"{folder} has no spec: neither module.yaml nor one in {ANSWERS}; name it with --spec")
    return Project(folder, lock, recorded, said, source, text)


def sides(project: Project) -> Sides:
    """Everything that a plan is made of; renders both specs, and reads the module's files."""
    now = make(project.source)
    _refuse_another(project, now.spec)
    before = now if not project.is_stale else _made_before(project)
    moved = renames(before.spec, now.spec, before.origins, now.origins) if before else Renames()
    lock = project.lock
    disk = read(project.folder, [*lock.files, *lock.left, *now.files])
    return with_history(project.folder, Sides(lock, before.files if before else {}, disk, now.files, moved))


def with_history(folder: Path, both: Sides) -> Sides:
    """The last generated text of edited files that no template at hand makes is looked for in the module's own commits."""
    wanted = {
        path: entry.sha256
        for path, entry in both.lock.files.items()
        if path in both.disk
        and digest(both.disk[path]) != entry.sha256
        and digest(both.base.get(path, b"")) != entry.sha256
    }
    return replace(both, base={**both.base, **committed(folder, wanted)}) if wanted else both


def make(source: Source, templates: Path | None = None) -> Made:
    """Render ``source``, by default with the installed templates; raises SpecError."""
    spec = validate(source)
    made = render_with_origins(link(spec), templates)
    return Made(
        spec, {path: content for path, (content, _) in made.items()}, {path: one for path, (_, one) in made.items()}
    )


def regenerate(folder: Path, spec: Path | None = None, *, adopt: bool = False, dry_run: bool = False) -> Plan:
    """Bring the module in ``folder`` to what its spec says now, and give back what was, or would be, done.

    Raises SpecError, LockError and FolderError, after which the folder is as it was.
    """
    with alone(folder):
        if not dry_run:
            finish(folder)
        project = open_project(folder, spec)
        refuse_newer(project.lock)
        if is_newer(__version__, project.lock.generator):
            from miko_gen.project.update import bring

            return bring(project, adopt=adopt, dry_run=dry_run)
        made = plan(sides(project), adopt=adopt)
        if not dry_run:
            write(project, made, project.new_answers)
    return made


def write(project: Project, made: Plan, new_answers: bytes) -> None:
    """Apply a plan, then the answers, and the lock last; the caller holds ``alone``."""
    folder = project.folder
    before: dict[str, bytes | None] = {}
    after: dict[str, bytes | None] = {}
    for outcome in made.outcomes:
        if outcome.writes:
            before[outcome.path] = None if outcome.was else outcome.before
            after[outcome.path] = outcome.content
            if outcome.was:
                before[outcome.was], after[outcome.was] = outcome.before, None
    lock = made.lock.text().encode("utf-8")
    for name, new in ((ANSWERS, new_answers), (NAME, lock)):
        old = (folder / name).read_bytes() if (folder / name).exists() else None
        if old != new:
            before[name], after[name] = old, new
    if after:
        apply(folder, before, after, {one.path: folder / one.was for one in made.outcomes if one.was})
    remember(project.text or b"", new_answers)


def is_newer(version: str, than: str) -> bool:
    return _numbers(version) > _numbers(than)


def refuse_newer(lock: Lock) -> None:
    if is_newer(lock.generator, __version__):
        raise NewerError(
            f"miko-gen {lock.generator} made this module, and this is {__version__}: install that or a newer one; "
            "nothing was changed"
        )


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())


def finish(folder: Path) -> None:
    """Finish what an earlier run that died had begun; raises FolderError when somebody has to look at it."""
    changed = recover(folder)
    if changed:
        listed = "".join(f"\n  {path}" for path in changed)
        raise FolderError(
            "an earlier run had died, and is finished now; these files were changed since and are as you left them; "
            f"look at them, then run this again:{listed}"
        )


def _answers_of(folder: Path) -> bytes:
    place = folder / ANSWERS
    if place.is_symlink():
        raise FolderError(f"{place} is a symbolic link, which is never followed; nothing was changed")
    try:
        return place.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise FolderError(f"cannot read {place}: {error.strerror}; nothing was changed") from None


def _refuse_another(project: Project, spec: Spec) -> None:
    known = (project.recorded.get("spec") or {}).get("module", {}).get("id", spec.module.id)
    if known != spec.module.id:
        raise FolderError(
            f"the spec is of {spec.module.id}, and {project.folder} holds {known}: a module with another id is "
            "another module, for `miko-gen new`; nothing was changed"
        )


def _made_before(project: Project) -> Made | None:
    """What the installed templates make of the recorded spec; None when it is not one that they can take."""
    try:
        return make(Source("the recorded spec", [], project.recorded.get("spec")))
    except SpecError:
        return None
