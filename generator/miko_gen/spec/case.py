"""A name in the way of writing that is wanted: ``serverName`` where it is ``server_name``."""

from __future__ import annotations

import re
from collections.abc import Callable

_BETWEEN_WORDS = re.compile(r"[-_\s]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def _capitals(words: list[str]) -> list[str]:
    return [word[:1].upper() + word[1:] for word in words]


_WAYS: tuple[Callable[[list[str]], str], ...] = (
    "_".join,
    lambda words: "_".join(words).lower(),
    lambda words: "-".join(words).lower(),
    lambda words: "".join([words[0].lower(), *_capitals(words[1:])]),
    lambda words: "-".join(_capitals(words)),
    lambda words: "".join(_capitals(words)),
    lambda words: "".join(["Module", *_capitals([word for word in words if word.lower() != "module"])]),
)


def in_case(name: str, pattern: str) -> str:
    """``name`` as ``pattern`` wants it written, with the same words; empty when no way of writing does."""
    if not re.fullmatch(r"[A-Za-z0-9]([A-Za-z0-9._ -]*[A-Za-z0-9])?", name):
        return ""
    for way in _WAYS:
        parts = (way(words) if (words := _words(part)) else part for part in name.split("."))
        if re.fullmatch(pattern, written := ".".join(parts)):
            return written
    return ""


def _words(name: str) -> list[str]:
    return [word for word in _BETWEEN_WORDS.split(name) if word]
