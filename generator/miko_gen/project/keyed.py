"""Files that are shared key by key: keys are the generator's, values that a person changed stay, the rest is not touched."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from miko_gen.project.maps import Map, Part, Reader


@dataclass(frozen=True)
class Keyed:
    """The merged file, and the keys that nothing asks for any more but that a person gave a value."""

    content: bytes
    dead: tuple[str, ...]


@dataclass
class _Edits:
    """Replacements in the bytes of a file, by place, and how it ends its lines."""

    source: bytes
    found: list[tuple[int, int, bytes]] = field(default_factory=list)
    dead: list[str] = field(default_factory=list)

    def replace(self, at: int, until: int, text: bytes) -> None:
        if b"\r\n" in self.source:
            text = text.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        self.found.append((at, until, text))

    def apply(self) -> bytes:
        out, place = [], 0
        for at, until, text in sorted(self.found, key=lambda edit: edit[:2]):
            out += [self.source[place:at], text]
            place = max(place, until)
        return b"".join([*out, self.source[place:]])


def merge_keys(
    reader: Reader, base: bytes | None, ours: bytes, theirs: bytes, renamed: Mapping[str, str]
) -> Keyed | None:
    """``ours`` with the keys of ``theirs``; ``renamed`` leads from an old key to the new one.

    Without ``base`` no value can be told from a person's, so none is changed and no key is removed. None when one of
    the files is not of the shape that ``reader`` reads.
    """
    mine, made = reader(ours), reader(theirs)
    before = reader(base) if base is not None else None
    if mine is None or made is None:
        return None
    edits = _Edits(ours)
    _merge(edits, before, mine, made, renamed)
    return Keyed(edits.apply(), tuple(edits.dead))


def _merge(edits: _Edits, before: Map | None, mine: Map, made: Map, renamed: Mapping[str, str]) -> None:
    known = {part.key: part for part in before.parts} if before else {}
    wanted = {part.key: part for part in made.parts}
    here = {part.key for part in mine.parts}
    kept: list[tuple[str, Part]] = []
    removed: list[Part] = []
    for part in mine.parts:
        key = renamed.get(part.key, part.key)
        key = key if key in wanted and key not in here else part.key
        old = known.get(part.key)
        if key in wanted:
            kept.append((key, part))
            new = wanted[key]
            if key != part.key:
                edits.replace(part.at, part.key_until, made.source[new.at : new.key_until])
            if part.inside and new.inside:
                _merge(edits, old.inside if old else None, part.inside, new.inside, {})
            elif before and old and mine.value(part) == before.value(old) != made.value(new):
                edits.replace(part.value_at, part.until, made.value(new))
        elif before and old and mine.value(part) == before.value(old):
            removed.append(part)
        else:
            kept.append((key, part))
            if old:
                edits.dead.append(key)
    _remove(edits, mine, [part for _, part in kept], removed)
    _add(edits, mine, made, kept)


def _remove(edits: _Edits, mine: Map, kept: list[Part], removed: list[Part]) -> None:
    """Takes parts out with their commas, and with their lines where nothing else stands in them."""
    source = mine.source
    for part in removed:
        if part.comma < 0 and source[mine.opens - 1 : mine.opens] == b"{":
            # The last one of JSON: the comma before it goes too.
            edits.replace(max((one.until for one in kept), default=mine.opens), part.until, b"")
            continue
        if source[part.until : part.comma].strip() and part.comma > 0:
            # Somebody's comment stands before the comma.
            edits.replace(part.at, part.until, b"")
            edits.replace(part.comma, part.comma + 1, b"")
            continue
        until = max(part.until, part.comma + 1)
        at = source.rfind(b"\n", 0, part.at) + 1
        line_end = re.compile(rb"[ \t]*\r?\n").match(source, until)
        if source[at : part.at].strip() == b"" and line_end:
            edits.replace(at, line_end.end(), b"")
        else:
            edits.replace(part.at, until, b"")


def _add(edits: _Edits, mine: Map, made: Map, kept: list[tuple[str, Part]]) -> None:
    """Puts each new part behind the one that it follows in what is generated."""
    there = dict(kept)
    ends_with_comma = made.parts and made.parts[-1].comma > 0
    after: Part | None = None
    for part in made.parts:
        if part.key in there:
            after = there[part.key]
            continue
        text = made.source[part.at : part.until]
        line = b"\n" + _indent(made.source, part.at) + text
        if after is None:
            more = b"," if mine.parts or ends_with_comma else b""
            close = b"" if mine.parts else b"\n" + _indent(made.source, made.closes)
            edits.replace(mine.opens, mine.opens, line + more + close)
            continue
        behind = re.compile(rb"\s*,(?=[ \t]*(//[^\r\n]*|#[^\r\n]*|/\*[^\r\n]*\*/[ \t]*)?\r?\n)").match(
            mine.source, after.until
        )
        if behind and ends_with_comma:
            stop = mine.source.find(b"\n", behind.end())
            stop -= mine.source[stop - 1 : stop] == b"\r"
            edits.replace(stop, stop, line + b",")
        else:
            edits.replace(after.until, after.until, b"," + line)


def _indent(source: bytes, at: int) -> bytes:
    line = source[source.rfind(b"\n", 0, at) + 1 : at]
    return line if not line.strip() else b""
