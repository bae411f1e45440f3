"""Texts that a regular expression matches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any

_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_.:/+*#@ "
_CATEGORIES = {"DIGIT": str.isdigit, "WORD": lambda char: char.isalnum() or char == "_", "SPACE": str.isspace}


@cache
def matching(pattern: str) -> tuple[str, ...]:
    """Some texts, short ones first; none when the expression uses what this does not follow.

    Of few patterns, but each is asked for by every test of its field.
    """
    return tuple(_matching(pattern))


def _matching(pattern: str) -> Iterator[str]:
    try:
        tree = _parser().parse(pattern)
        for extra in (0, 1, 2, 4, 8, 16, 32):
            for shift in range(1, 5):
                text = _text(tree, shift, extra)
                if re.fullmatch(pattern, text, re.ASCII):
                    yield text
    except (re.error, KeyError, TypeError, ValueError, RecursionError):
        return


def _parser() -> Any:
    """Python's own parser of regular expressions: re._parser since 3.11."""
    try:
        return import_module("re._parser")
    except ModuleNotFoundError:
        return import_module("sre_parse")


def _text(tree: Any, shift: int, extra: int) -> str:
    return "".join(_part(str(op), said, shift, extra) for op, said in tree)


def _part(op: str, said: Any, shift: int, extra: int) -> str:
    if op == "LITERAL":
        return chr(said)
    if op == "NOT_LITERAL":
        return _pick([char for char in _ALPHABET if ord(char) != said], shift)
    if op == "ANY":
        return _pick(list(_ALPHABET), shift)
    if op == "IN":
        return _pick(_among(tuple(said)), shift)
    if op == "BRANCH":
        branches = said[1]
        return _text(branches[shift % len(branches)], shift, extra)
    if op == "SUBPATTERN":
        return _text(said[-1], shift, extra)
    if op in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, most, part = said
        return _text(part, shift, extra) * min(int(least) + extra, int(most))
    return ""


@cache
def _among(items: tuple[Any, ...]) -> list[str]:
    """The characters of a set."""
    return [char for char in _ALPHABET if _is_in(char, items)] or [_first(items)]


def _pick(chars: list[str], shift: int) -> str:
    return chars[shift % len(chars)]


def _first(items: Any) -> str:
    """A character of a set that has none of the usual ones."""
    op, said = items[0]
    return chr(said if str(op) == "LITERAL" else said[0])


def _is_in(char: str, items: Any) -> bool:
    found = False
    is_negated = False
    for op, said in items:
        name = str(op)
        if name == "NEGATE":
            is_negated = True
        elif name == "LITERAL":
            found |= ord(char) == said
        elif name == "RANGE":
            found |= said[0] <= ord(char) <= said[1]
        elif name == "CATEGORY":
            words = str(said).removeprefix("CATEGORY_").split("_")
            found |= _CATEGORIES[words[-1]](char) != (words[0] == "NOT")
    return found != is_negated
