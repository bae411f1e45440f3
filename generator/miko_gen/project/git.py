"""What git knows: a revision of a folder as files, and every version of a file that was ever committed."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from miko_gen.project.lock import digest


def check_out(folder: Path, revision: str, target: Path) -> bool:
    """Write the files below ``folder`` in its repository, as they are in ``revision``, to ``target``.

    False when there is no such revision; nothing of the repository is touched.
    """
    index = {"GIT_INDEX_FILE": str(target.with_name(f"{target.name}.index"))}
    prefix = _git(folder, ["rev-parse", "--show-prefix"])
    if prefix is None or _git(folder, ["read-tree", f"{revision}:{os.fsdecode(prefix).strip()}"], index) is None:
        return False
    top = os.fsdecode(_git(folder, ["rev-parse", "--show-toplevel"]) or b"").strip()
    checked_out = _git(Path(top), ["checkout-index", "--all", f"--prefix={target}/"], index)
    return checked_out is not None and target.is_dir()


def unstage(folder: Path) -> None:
    """Take every change below ``folder`` out of the index; the files stay as they are."""
    _git(folder, ["reset", "--quiet", "--", "."])


def committed(folder: Path, wanted: Mapping[str, str]) -> dict[str, bytes]:
    """The files of ``wanted`` (path to sha256) that some commit of the module's repository has with these bytes."""
    paths = sorted(wanted)
    log = _git(folder, ["log", "--all", "--no-renames", "--format=", "--raw", "--no-abbrev", "-z", "--", *paths]) or b""
    sums: dict[str, list[str]] = {}
    for path, sum_ in wanted.items():
        sums.setdefault(sum_, []).append(path)
    found: dict[str, bytes] = {}
    for content in _blobs(folder, sorted(set(_new_blobs(log)))):
        for path in sums.get(digest(content), ()):
            found[path] = content
    return found


def _new_blobs(log: bytes) -> Iterator[bytes]:
    """The ids of the blobs in the output of ``git log --raw -z``: ``:modes old new status``, then the path."""
    for part in log.split(b"\0"):
        if part.lstrip(b"\n").startswith(b":"):
            new = part.split(b" ")[3]
            if new.strip(b"0"):
                yield new


def _blobs(folder: Path, ids: Collection[bytes]) -> Iterator[bytes]:
    said = _git(folder, ["cat-file", "--batch"], given=b"".join(name + b"\n" for name in ids)) if ids else b""
    place = 0
    while said and place < len(said):
        end = said.index(b"\n", place)
        words = said[place:end].split()
        size = int(words[2]) if len(words) == 3 else -1
        if size >= 0:
            yield said[end + 1 : end + 1 + size]
        place = end + 1 + size + 1


def _git(folder: Path, words: list[str], more: Mapping[str, str] | None = None, given: bytes = b"") -> bytes | None:
    """What git says, None when it refuses or is not there."""
    own = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    try:
        ran = subprocess.run(
            ["git", *words], cwd=folder, env={**own, **(more or {})}, input=given, capture_output=True, check=False
        )
    except OSError:
        return None
    return ran.stdout if ran.returncode == 0 else None
