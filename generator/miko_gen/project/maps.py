"""The keys and values of a translation file and of a JSON file, with the place of each in the bytes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """A key with its value: ``at``, ``until`` bound both, ``value_at`` begins the value; ``inside`` when that is a map.

    ``comma`` is the place of the comma behind it, -1 where there is none.
    """

    key: str
    at: int
    key_until: int
    value_at: int
    until: int
    comma: int
    inside: Map | None = None


@dataclass(frozen=True)
class Map:
    """A map in a file: its parts in their order, the place behind its opening bracket and that of its closing one."""

    source: bytes
    parts: tuple[Part, ...]
    opens: int
    closes: int

    def value(self, part: Part) -> bytes:
        return self.source[part.value_at : part.until]


Reader = Callable[[bytes], "Map | None"]


def read_messages(source: bytes) -> Map | None:
    """The array that a file of translations returns; None when it does anything else."""
    from miko_gen.contract.source import parse, walk

    root = parse(source)
    if root.has_error:
        return None
    returned = [node for node in root.children if node.type == "return_statement"]
    array = next(iter(walk(returned[0], "array_creation_expression")), None) if len(returned) == 1 else None
    if array is None or array.parent is None or array.parent.type != "return_statement":
        return None
    parts: list[Part] = []
    commas = [child.start_byte for child in array.children if child.type == ","]
    for item in array.named_children:
        if item.type == "comment":
            continue
        sides = [child for child in item.named_children if child.type != "comment"]
        if item.type != "array_element_initializer" or len(sides) != 2 or sides[0].type not in _STRINGS:
            return None
        key, value = sides
        name = source[key.start_byte + 1 : key.end_byte - 1].decode("utf-8", "surrogateescape")
        comma = commas[len(parts)] if len(parts) < len(commas) else -1
        parts.append(Part(name, item.start_byte, key.end_byte, value.start_byte, item.end_byte, comma))
    first, last = array.children[0], array.children[-1]
    opening = next(child for child in array.children if child.type in ("[", "("))
    return Map(source, tuple(parts), max(first.end_byte, opening.end_byte), last.start_byte)


_STRINGS = ("string", "encapsed_string")


def read_json(source: bytes) -> Map | None:
    """The object in a JSON file; None when there is none."""
    try:
        text = source.decode("utf-8-sig")
        if not isinstance(json.loads(text), dict):
            return None
        marks = source.decode("latin-1")
        return _object(source, marks, marks.index("{"))[0]
    except (ValueError, RecursionError):
        return None


_SPACE = re.compile(r"[ \t\r\n]*")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_SCALAR = re.compile(r"[-+.\w]+")


def _object(source: bytes, marks: str, at: int) -> tuple[Map, int]:
    """The object whose brace is at ``at``, and the place behind it; the text is valid JSON."""
    parts: list[Part] = []
    place = _after_space(marks, at + 1)
    while marks[place] != "}":
        at_key, key_until = place, _match(_STRING, marks, place)
        value_at = _after_space(marks, _after_space(marks, key_until) + 1)
        inside, until = _value(source, marks, value_at)
        name = json.loads(source[at_key:key_until])
        place = _after_space(marks, until)
        comma = place if marks[place] == "," else -1
        parts.append(Part(name, at_key, key_until, value_at, until, comma, inside))
        place = place if comma < 0 else _after_space(marks, comma + 1)
    return Map(source, tuple(parts), at + 1, place), place + 1


def _value(source: bytes, marks: str, at: int) -> tuple[Map | None, int]:
    if marks[at] == "{":
        return _object(source, marks, at)
    if marks[at] == '"':
        return None, _match(_STRING, marks, at)
    if marks[at] != "[":
        return None, _match(_SCALAR, marks, at)
    place = _after_space(marks, at + 1)
    while marks[place] != "]":
        place = _after_space(marks, _value(source, marks, place)[1])
        if marks[place] == ",":
            place = _after_space(marks, place + 1)
    return None, place + 1


def _after_space(marks: str, at: int) -> int:
    return _match(_SPACE, marks, at)


def _match(pattern: re.Pattern[str], marks: str, at: int) -> int:
    found = pattern.match(marks, at)
    if found is None:
        raise ValueError(at)
    return found.end()
