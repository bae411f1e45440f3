"""``.miko-gen.lock``: every generated file with its owner and the hash of what was generated."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, get_args

from miko_gen import __version__
from miko_gen.facts import dataclass

NAME = ".miko-gen.lock"
ANSWERS = ".copier-answers.yml"
STAGE = ".miko-gen.stage"
Owner = Literal["managed", "seeded", "keyed"]

# The first pattern that fits decides; ``*`` also matches ``/``.
OWNERS: tuple[tuple[str, Owner], ...] = (
    ("Lib/*Main.php", "seeded"),
    ("tests/*MainTest.php", "seeded"),
    ("App/Views/Own/*", "seeded"),
    ("bin/own/*", "seeded"),
    ("public/assets/*/own/*", "seeded"),
    ("Messages/*.php", "keyed"),
    ("composer.json", "keyed"),
    ("*", "managed"),
)


class LockError(Exception):
    """The folder has no lock that can be used; the message says why and what to do."""


@dataclass(frozen=True)
class Entry:
    """A generated file: its owner, and the sha256 of its bytes as generated.

    ``kept`` is the sha256 of what the last run left there where that is not what was generated: a hand edit that it
    kept. ``conflict``: what was generated could not be brought into it.
    """

    owner: Owner
    sha256: str
    kept: str = ""
    conflict: bool = False

    def as_dict(self) -> dict[str, Any]:
        said: dict[str, Any] = {"owner": self.owner, "sha256": self.sha256}
        return said | ({"kept": self.kept} if self.kept else {}) | ({"conflict": True} if self.conflict else {})


@dataclass(frozen=True)
class Lock:
    """What the last run left in a folder; ``left`` are edited files that the spec no longer makes, with their sha256."""

    files: Mapping[str, Entry]
    left: Mapping[str, str] = MappingProxyType({})
    generator: str = __version__

    def text(self) -> str:
        listed = {path: self.files[path].as_dict() for path in sorted(self.files)}
        said: dict[str, Any] = {"generator": self.generator, "files": listed}
        return json.dumps(said | ({"left": dict(sorted(self.left.items()))} if self.left else {}), indent=2) + "\n"


def owner(path: str) -> Owner:
    """Who owns the file at ``path``, relative to the module's folder."""
    return next(who for pattern, who in OWNERS if fnmatchcase(path, pattern))


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def lock(files: Mapping[str, bytes]) -> str:
    """The lock file's text for ``files``; it lists neither itself nor the answers."""
    return Lock(
        {path: Entry(owner(path), digest(content)) for path, content in files.items() if path not in (NAME, ANSWERS)}
    ).text()


def load(folder: Path) -> Lock:
    """What was generated into ``folder``; raises LockError when nothing was, or the lock cannot be trusted."""
    try:
        found = _read(folder / NAME)
    except FileNotFoundError:
        if (folder / ANSWERS).exists():
            raise LockError(f"{folder} has lost its {NAME}; take it from the module's history") from None
        raise LockError(f"{folder} is no folder of a generated module: it has no {NAME}") from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise LockError(f"{folder / NAME} cannot be read ({error}); take it from the module's history") from None
    for path in [*found.files, *found.left]:
        if not is_inside(path):
            raise LockError(f"{folder / NAME} names '{path}', which is not a file of the module")
    return found


def _read(place: Path) -> Lock:
    if place.is_symlink():
        raise ValueError("it is a symbolic link, which is never followed")
    said = json.loads(place.read_text(encoding="utf-8"))
    files = {
        path: Entry(entry["owner"], entry["sha256"], entry.get("kept", ""), bool(entry.get("conflict")))
        for path, entry in said["files"].items()
    }
    found = Lock(files, dict(said.get("left", {})), said["generator"])
    sums = [found.generator, *found.left.values(), *(part for one in files.values() for part in (one.sha256, one.kept))]
    if not all(isinstance(text, str) for text in sums) or {one.owner for one in files.values()} - set(get_args(Owner)):
        raise ValueError("it was written by somebody else")
    return found


def is_inside(path: str) -> bool:
    """``path`` can only be a file inside of the module's folder, on every system, and none of our own."""
    parts = path.split("/")
    odd = any(part in ("", ".", "..") or part.endswith((" ", ".")) for part in parts)
    return not (odd or set(path) & set('\\:*?"<>|\0') or path in (NAME, ANSWERS) or parts[0] in (".git", STAGE))


def read_lock(folder: Path) -> dict[str, Entry]:
    """The files that were generated into ``folder``; empty when nothing was, or the lock cannot be used."""
    try:
        return dict(load(folder).files)
    except LockError:
        return {}
