"""A workspace: many modules of one repository, and a command run for each of them on every core of the machine.

``miko-gen.toml`` says where their specs are; a module's folder is beside its spec, or is the folder that holds it.
"""

from __future__ import annotations

import gc
import io
import os
import re
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from miko_gen.project.lock import NAME
from miko_gen.project.quick import is_quiet

FILE = "miko-gen.toml"
# What a command wants to have named: the spec, the module's folder, or both.
COMMANDS = {"check": "{spec}", "new": "{spec}", "regenerate": "{both}", "update": "{both}", "build": "{folder}"}
_ID = re.compile(rb"(?:^|[\s{,])id: *['\"]?(Module\w+)")


class WorkspaceError(Exception):
    """The workspace cannot be used; the message says why and what to do."""


@dataclass(frozen=True)
class Member:
    """A module of a workspace."""

    spec: Path
    folder: Path

    def named(self, wanted: str) -> list[str]:
        if wanted == "{both}":
            return [str(self.folder), "--spec", str(self.spec)]
        return [str(self.spec if wanted == "{spec}" else self.folder)]


@dataclass(frozen=True)
class Ran:
    """What a command said about a module, and its exit code."""

    name: str
    code: int
    said: str
    warned: str


def members(file: Path) -> list[Member]:
    """The modules of the workspace ``file``, by their places; raises WorkspaceError."""
    specs = {path for pattern in _patterns(file) for path in file.parent.glob(pattern) if path.is_file()}
    if not specs:
        raise WorkspaceError(f"{file}: no spec is where `specs` says")
    found: dict[Path, Member] = {}
    for member in map(_member, sorted(specs)):
        if found.setdefault(member.folder, member) is not member:
            raise WorkspaceError(f"{found[member.folder].spec} and {member.spec} are both of {member.folder}")
    return list(found.values())


def run(command: str, options: Sequence[str], wanted: Sequence[Member], jobs: int | None = None) -> Iterator[Ran]:
    """Run ``command`` for each module, in their order, on ``jobs`` processes, by default one for each core."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    tasks = [(member.folder.name, [command, *options, *member.named(COMMANDS[command])]) for member in wanted]
    try:
        # What modules leave behind is cleaned up every few modules, sooner than a run for one module does.
        with ProcessPoolExecutor(
            min(jobs or cores, len(tasks)), initializer=gc.set_threshold, initargs=(20_000,)
        ) as pool:
            yield from pool.map(_run, tasks)
    except BrokenProcessPool:
        raise WorkspaceError("one of the processes was killed; run it again, with fewer of them by -j") from None


def _patterns(file: Path) -> list[str]:
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib

    try:
        said = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise WorkspaceError(f"cannot read {file}: {error.strerror}") from None
    except ValueError as error:
        raise WorkspaceError(f"{file}: {error}") from None
    patterns = said.get("specs")
    if not isinstance(patterns, list) or not all(isinstance(one, str) and one for one in patterns):
        raise WorkspaceError(f'{file}: say where the specs are: specs = ["*/module.yaml"]')
    outside = [one for one in patterns if Path(one).is_absolute() or ".." in Path(one).parts]
    if outside:
        raise WorkspaceError(f"{file}: '{outside[0]}' leaves the folder of the workspace")
    return patterns


def _member(spec: Path) -> Member:
    found = _ID.search(spec.read_bytes())
    if found is None:
        raise WorkspaceError(f"{spec} does not say the `id` of a module")
    is_inside = (spec.parent / NAME).exists()
    return Member(spec, spec.parent if is_inside else spec.parent / found[1].decode())


def _run(task: tuple[str, list[str]]) -> Ran:
    """Run one command in this process, of which there are several."""
    name, arguments = task
    if is_quiet(arguments):
        return Ran(name, 0, f"{name} is what its spec says.\n", "")
    from miko_gen.cli import cli

    said, warned = _streams()
    for stream in (said, warned):
        stream.seek(0)
        stream.truncate()
    with redirect_stdout(said), redirect_stderr(warned):
        try:
            cli.main(arguments, prog_name="miko-gen")
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
    return Ran(name, code, said.getvalue(), warned.getvalue())


@cache
def _streams() -> tuple[io.StringIO, io.StringIO]:
    """The same two for every module: click keeps what it writes to for ever."""
    return io.StringIO(), io.StringIO()
