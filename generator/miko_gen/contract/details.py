"""What differs between two releases in what reflection's account leaves out: final, readonly, attributes, defaults."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from miko_gen.contract.change import EXTEND, NOBODY, OVERRIDE, USE, Change, Kind
from miko_gen.contract.notation import cut

_ORDER = ("public", "protected", "private")


def detail_changes(name: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    """The differences in the ``details`` of a class, of members that both releases have."""
    old, new = before.get("details", {}), after.get("details", {})
    for written in sorted({*old, *new}):
        kind, member = _member(written)
        if member is None or all(member in one.get(_GROUPS[kind], {}) for one in (before, after)):
            had, has = old.get(written, {}), new.get(written, {})
            for fact in sorted({*had, *has}):
                if had.get(fact) != has.get(fact):
                    breaks = _breaks(fact, kind, had.get(fact), has.get(fact))
                    yield Change(kind, name, member, _what(fact, had.get(fact), has.get(fact)), breaks)


_GROUPS: Mapping[Kind, str] = {"constant": "constants", "property": "properties", "method": "methods"}


def _member(written: str) -> tuple[Kind, str | None]:
    if not written:
        return "class", None
    if written.startswith("$"):
        return "property", written[1:]
    return ("method", written[:-2]) if written.endswith("()") else ("constant", written)


def _what(fact: str, old: Any, new: Any) -> str:
    if fact in ("final", "readonly"):
        return f"is {fact} now" if new else f"is {fact} no more"
    if fact == "by_ref":
        return "returns by reference now" if new else "returns by reference no more"
    name = {"set": "writing", "value": "value", "aliases": "of its traits"}.get(fact, fact)
    nothing = "public" if fact in ("set", "visibility") else "none"
    return f"{name}: {_said(old) or nothing} becomes {_said(new) or nothing}"


def _said(fact: Any) -> str:
    return cut(", ".join(fact) if isinstance(fact, list) else str(fact or ""))


def _breaks(fact: str, kind: Kind, old: Any, new: Any) -> frozenset[str]:
    if fact == "final":
        return NOBODY if not new else EXTEND if kind == "class" else OVERRIDE
    if fact == "readonly":
        # A class must be readonly as its parent is, and so must a property that is declared again.
        return EXTEND if kind == "class" else OVERRIDE | (USE if new else NOBODY)
    if fact in ("visibility", "set"):
        is_less = _ORDER.index(new or "public") > _ORDER.index(old or "public")
        return USE if is_less else OVERRIDE if fact == "visibility" else NOBODY
    if fact == "type":
        return OVERRIDE if new else NOBODY
    if fact == "by_ref":
        return OVERRIDE if new else NOBODY
    return NOBODY
