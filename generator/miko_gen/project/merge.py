"""Merging the text of a file: what was generated before, what people made of it, what is generated now."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from miko_gen.project.folder import FolderError

_YOURS, _GENERATED = "yours", "generated"
_BOM = b"\xef\xbb\xbf"
# Anybody's place of a conflict, or one end of ours.
_MARKERS = re.compile(
    rb"^(?:\xef\xbb\xbf)?(?:<{7} (?:yours\r?$|.*?^={7}\r?$.*?^>{7} )|>{7} generated\r?$)", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True)
class Merged:
    """A file after a merge; ``conflicts`` is how many places are marked in it, -1: it could not be merged at all."""

    content: bytes
    conflicts: int = 0


def has_markers(content: bytes) -> bool:
    """Somebody has yet to decide between two versions of a place in it."""
    return (b"<<<<<<< " in content or b">>>>>>> " in content) and _MARKERS.search(content) is not None


def three_way(base: bytes, ours: bytes, theirs: bytes) -> Merged:
    """The changes of both sides on ``base``; a byte-order mark and the line ends of ``ours`` stay."""
    plain, back = _plain(base, ours)
    if plain in (base, theirs):
        return Merged(back(theirs))
    if theirs == base:
        return Merged(ours)
    if b"\0" in plain or b"\0" in base or b"\0" in theirs:
        return Merged(ours, -1)
    merged = _git_merge(base, plain, theirs)
    return Merged(back(merged.content), merged.conflicts)


def two_way(ours: bytes, theirs: bytes) -> Merged:
    """Both versions where they differ, marked: for files whose last generated text is not known."""
    plain, back = _plain(theirs, ours)
    if plain == theirs:
        return Merged(ours)
    if b"\0" in plain or b"\0" in theirs:
        return Merged(ours, -1)
    mine, made = (text.splitlines(keepends=True) if text else [] for text in (plain, theirs))
    mine, made = [_ended(line) for line in mine], [_ended(line) for line in made]
    out: list[bytes] = []
    conflicts = 0
    for tag, a, b, c, d in SequenceMatcher(None, mine, made, autojunk=False).get_opcodes():
        if tag == "equal":
            out += mine[a:b]
            continue
        conflicts += 1
        out += [f"<<<<<<< {_YOURS}\n".encode(), *mine[a:b], b"=======\n", *made[c:d]]
        out.append(f">>>>>>> {_GENERATED}\n".encode())
    return Merged(back(b"".join(out)), conflicts)


class _Back:
    """Gives a text the byte-order mark and the line ends that a person's file has."""

    def __init__(self, *, bom: bool, crlf: bool) -> None:
        self.bom = bom
        self.crlf = crlf

    def __call__(self, text: bytes) -> bytes:
        ended = text.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n") if self.crlf else text
        return _BOM + ended if self.bom else ended


def _plain(generated: bytes, ours: bytes) -> tuple[bytes, _Back]:
    """``ours`` with the byte-order mark and line ends of what is generated, and the way back."""
    bom = ours.startswith(_BOM) and not generated.startswith(_BOM)
    plain = ours[len(_BOM) :] if bom else ours
    crlf = b"\n" in plain and b"\r" not in generated and plain.count(b"\n") == plain.count(b"\r\n")
    return plain.replace(b"\r\n", b"\n") if crlf else plain, _Back(bom=bom, crlf=crlf)


def _ended(line: bytes) -> bytes:
    return line if line.endswith(b"\n") else line + b"\n"


def _git_merge(base: bytes, ours: bytes, theirs: bytes) -> Merged:
    git = shutil.which("git")
    if git is None:
        raise FolderError("merging needs git, which is not on the PATH; install it; nothing was changed")
    with tempfile.TemporaryDirectory(prefix="miko-gen.") as scratch:
        sides = {"ours": ours, "base": base, "theirs": theirs}
        for name, text in sides.items():
            Path(scratch, name).write_bytes(text)
        labels = ["-L", _YOURS, "-L", "before", "-L", _GENERATED]
        command = [git, "merge-file", "--stdout", "--quiet", *labels, *sides]
        ran = subprocess.run(command, cwd=scratch, capture_output=True, check=False)
    if ran.returncode < 0 or ran.returncode >= 128:
        reason = ran.stderr.decode("utf-8", "replace").strip()
        raise FolderError(f"git merge-file failed: {reason or ran.returncode}; nothing was changed")
    return Merged(ran.stdout, ran.returncode)
