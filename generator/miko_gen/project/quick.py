"""The fast half of ``regenerate --check``: is everything as the last run left it? Hashes only.

It may say no where the whole check says yes, never the other way round. It imports next to nothing, because it must
take no longer than a few bare starts of Python: no pathlib, no dataclasses, no YAML.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
from collections.abc import Sequence

from miko_gen import __version__

_LOCK, _ANSWERS, _STAGE = ".miko-gen.lock", ".copier-answers.yml", ".miko-gen.stage"


def is_quiet(arguments: Sequence[str]) -> bool:
    """``arguments`` are those of a `regenerate --check` of one folder, and there is nothing to say about that folder."""
    words = list(arguments)
    specs = [words.pop(at) for at in (words.index("--spec") + 1,) if at < len(words)] if "--spec" in words else []
    options = [word for word in words if word.startswith("-")]
    folders = [word for word in words if not word.startswith("-")]
    if folders[:1] != ["regenerate"] or options != ["--check"] + ["--spec"] * len(specs) or len(folders) > 2:
        return False
    folder = os.path.realpath(folders[1] if len(folders) == 2 else ".")
    try:
        return _spec_is_as_recorded(folder, specs) and _files_are_as_recorded(folder)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def remember(spec: bytes, answers: bytes) -> None:
    """Note in the user's cache that ``answers`` record what ``spec`` says; a cache that cannot be written is no matter.

    ``spec`` is empty where the answers are all that says it: they are as the last run left them.
    """
    note = _note(spec, answers)
    try:
        os.makedirs(os.path.dirname(note), exist_ok=True)
        with open(note, "wb"):
            pass
    except OSError:
        pass


def module_id(answers: bytes) -> str | None:
    """The module's id in the text of its answers."""
    found = re.search(rb"^ +id: ['\"]?(Module\w+)", answers, re.MULTILINE)
    return found[1].decode() if found else None


def spec_names(folder: str, name: str) -> list[str]:
    """The files that may be the spec of module ``name``: one that is called module.yaml, or all others that say its id."""
    says_id = re.compile(rb"(?:^|[\s{,])id: *['\"]?" + re.escape(name.encode()) + rb"\b")
    found = []
    for place in (folder, os.path.dirname(folder)):
        listed = sorted(entry for entry in os.listdir(place) if entry.endswith((".yaml", ".yml")))
        for entry in sorted(listed, key=lambda entry: entry != "module.yaml"):
            path = os.path.join(place, entry)
            if entry[0] != "." and os.path.isfile(path) and says_id.search(_read(path)):
                if entry == "module.yaml":
                    return [path]
                found.append(path)
        if found:
            break
    return found


def _spec_is_as_recorded(folder: str, specs: list[str]) -> bool:
    answers = _read(os.path.join(folder, _ANSWERS))
    name = module_id(answers)
    specs = specs or (spec_names(folder, name) if name else [])
    return len(specs) <= 1 and os.path.isfile(_note(_read(specs[0]) if specs else b"", answers))


def _files_are_as_recorded(folder: str) -> bool:
    said = json.loads(_read(os.path.join(folder, _LOCK)))
    if said["generator"] != __version__ or said.get("left") or os.path.lexists(os.path.join(folder, _STAGE)):
        return False
    if any(os.path.islink(os.path.join(folder, name)) for name in (_LOCK, _ANSWERS)):
        return False
    links: dict[str, bool] = {}
    return all(_is_as_recorded(folder, path, entry, links) for path, entry in said["files"].items())


def _is_as_recorded(folder: str, path: str, entry: dict[str, str], links: dict[str, bool]) -> bool:
    place = os.path.dirname(path)
    if place not in links:
        links[place] = os.path.realpath(os.path.join(folder, place)) != os.path.join(folder, place).rstrip("/")
    full = os.path.join(folder, path)
    if entry["owner"] == "seeded" and path.startswith("tests/") and not os.path.lexists(full):
        # Its author threw it away.
        return True
    if links[place] or not stat.S_ISREG(os.lstat(full).st_mode):
        return False
    content = _read(full)
    if hashlib.sha256(content).hexdigest() == entry["sha256"]:
        return True
    if b"<<<<<<< " in content or b">>>>>>> " in content or entry.get("conflict"):
        return False
    return entry["owner"] == "seeded" or hashlib.sha256(content).hexdigest() == entry.get("kept")


def _note(spec: bytes, answers: bytes) -> str:
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    name = hashlib.sha256(hashlib.sha256(spec).digest() + hashlib.sha256(answers).digest()).hexdigest()
    return os.path.join(cache, "miko-gen", "recorded", name)


def _read(path: str) -> bytes:
    with open(path, "rb") as stream:
        return stream.read()
