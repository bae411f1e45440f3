"""``.miko-gen.lock``: every generated file with its owner and the hash of what was generated."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Literal

from miko_gen import __version__

NAME = ".miko-gen.lock"
ANSWERS = ".copier-answers.yml"
Owner = Literal["managed", "seeded", "keyed"]

# The first pattern that fits decides; ``*`` also matches ``/``.
OWNERS: tuple[tuple[str, Owner], ...] = (
    ("Lib/*Main.php", "seeded"),
    ("tests/*MainTest.php", "seeded"),
    ("Messages/*.php", "keyed"),
    ("composer.json", "keyed"),
    ("*", "managed"),
)


@dataclass(frozen=True)
class Entry:
    """A generated file: its owner, and the sha256 of its bytes as generated."""

    owner: Owner
    sha256: str


def owner(path: str) -> Owner:
    """Who owns the file at ``path``, relative to the module's folder."""
    return next(who for pattern, who in OWNERS if fnmatchcase(path, pattern))


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def lock(files: Mapping[str, bytes]) -> str:
    """The lock file's text for ``files``; it lists neither itself nor the answers."""
    listed = {
        path: {"owner": owner(path), "sha256": digest(files[path])}
        for path in sorted(files)
        if path not in (NAME, ANSWERS)
    }
    return json.dumps({"generator": __version__, "files": listed}, indent=2) + "\n"


def read_lock(folder: Path) -> dict[str, Entry]:
    """What was generated into ``folder``; empty when nothing was, or the lock cannot be read."""
    try:
        said = json.loads((folder / NAME).read_text(encoding="utf-8"))
        return {path: Entry(entry["owner"], entry["sha256"]) for path, entry in said["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
