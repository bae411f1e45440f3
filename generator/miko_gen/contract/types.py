"""Types, numbers and pieces of code as PHP's reflection, or one notation of our own, writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

from tree_sitter import Node

_BUILTIN = frozenset(
    "array bool callable false float int iterable mixed never null object parent self static string true void".split()
)
# The order in which PHP itself writes a type of several.
_ORDER = ("static", "object", "array", "string", "int", "float", "callable", "bool", "false", "true", "void", "never")
_NUMBER = re.compile(r"[+-]?(?:0[xX][\da-fA-F_]+|0[bB][01_]+|\d[\d_]*)")
_TIGHT_BEFORE = frozenset(", ) ] ; : :: -> ?->".split())
_TIGHT_AFTER = frozenset("( [ & ! - :: -> ?->".split())
_WHOLE = frozenset({"variable_name", "string", "encapsed_string", "heredoc", "nowdoc", "comment"})


class Resolver(Protocol):
    """What tells the full name of a class."""

    def full(self, name: str) -> str:
        """The full name of a class written as ``name``."""


def type_of(node: Node | None, names: Resolver) -> str | None:
    """A type as PHP's reflection writes it: class names in full, several in PHP's own order."""
    if node is None:
        return None
    written = re.sub(r"\s+", "", _text(node)).lstrip(":")
    nullable = written.startswith("?")
    parts = re.findall(r"\([^)]*\)|[^|]+", written.lstrip("?"))
    known = {part.lower() for part in parts if part.lower() in _BUILTIN}
    nullable = nullable or ("null" in known and len(parts) > 1)
    full = [_class_part(part, names) for part in parts if part.lower() not in _BUILTIN]
    full += ["self"] if "self" in known else []
    full += ["Traversable", "array"] if "iterable" in known and len(parts) > 1 else []
    full += [name for name in (*_ORDER, "mixed", "parent") if name in known]
    full = full or (["iterable"] if "iterable" in known else ["null"])
    kind = "|".join(full)
    return with_null(kind) if nullable else kind


def with_null(kind: str) -> str:
    """The type with null among its values."""
    if kind in ("mixed", "null") or kind.startswith("?") or "|null" in kind:
        return kind
    return f"{kind}|null" if "|" in kind or "&" in kind else f"?{kind}"


def parts_of(kind: str) -> frozenset[str]:
    """The types that a type of several is made of."""
    parts = kind.removeprefix("?").split("|")
    return frozenset(parts + ["null"] * kind.startswith("?"))


def number(written: str) -> int | float | None:
    """The value of a PHP number."""
    digits = written.replace("_", "")
    if _NUMBER.fullmatch(written):
        octal = re.fullmatch(r"([+-]?)0(\d+)", digits)
        return int(f"{octal[1]}0o{octal[2]}", 8) if octal else int(digits, 0)
    try:
        return float(digits)
    except ValueError:
        return None


def code(node: Node) -> str:
    """The source of an expression in one notation: layout, comments and trailing commas make no difference."""
    words = list(_words(node))
    written, before = "", ""
    for word, after in zip(words, [*words[1:], ""], strict=True):
        if word == "," and after in (")", "]"):
            continue
        is_call = word == "(" and re.fullmatch(r"[\w\\]+", before)
        is_close = not written or word in _TIGHT_BEFORE or before in _TIGHT_AFTER or is_call
        written += word if is_close else f" {word}"
        before = word
    return written


def _words(node: Node) -> Iterator[str]:
    if node.type == "comment":
        return
    if node.child_count and node.type not in _WHOLE:
        for child in node.children:
            yield from _words(child)
        return
    yield _text(node)


def _class_part(part: str, names: Resolver) -> str:
    if "&" not in part:
        return names.full(part)
    inner = "&".join(names.full(one) for one in part.strip("()").split("&"))
    return f"({inner})" if part.startswith("(") else inner


def _text(node: Node) -> str:
    return node.text.decode("utf-8", "replace") if node.text is not None else ""
