"""PHP's rules for signatures: does an override fit the method above it, and does a call fit the method that it names?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from miko_gen.contract.types import parts_of

_ORDER = ("public", "protected", "private")
_WIDER = {"float": {"int"}, "iterable": {"array", "Traversable"}, "bool": {"true", "false"}, "callable": {"Closure"}}


@dataclass(frozen=True)
class Arguments:
    """What a call hands over: how many by place, or None where ``...`` leaves it open; and which by name.

    ``kinds`` has the type of those that are written out, by place or name.
    """

    count: int | None = None
    named: frozenset[str] = frozenset()
    kinds: tuple[tuple[int | str, str], ...] = ()

    def kind(self, place: int | str) -> str | None:
        """The type of an argument, where it is known."""
        return next((kind for at, kind in self.kinds if at == place), None)


# Of a place that names a method without calling it.
ANY = Arguments()


def is_narrower(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    """Who could see ``old`` may not see ``new``."""
    return _ORDER.index(new["visibility"]) > _ORDER.index(old["visibility"])


def takes_all(wide: str | None, narrow: str | None) -> bool:
    """A place of type ``wide`` takes everything that is ``narrow``; None is no type."""
    if wide is None or wide in ("mixed", narrow):
        return True
    if narrow is None:
        return False
    had = parts_of(wide)
    had = had.union(*(_WIDER.get(part, ()) for part in had))
    return parts_of(narrow) <= had


def override_fits(child: Mapping[str, Any], parent: Mapping[str, Any]) -> bool:
    """PHP loads a class with the method ``child`` below one with the method ``parent``."""
    if bool(child.get("static")) != bool(parent.get("static")) or is_narrower(parent, child):
        return False
    if not _returns_fit(parent.get("returns"), child.get("returns")):
        return False
    own, above = child["params"], parent["params"]
    rest = next((one for one in own if one.get("variadic")), None)
    for place, wanted in enumerate(above):
        has = own[place] if place < len(own) else rest
        if has is None or bool(has.get("by_ref")) != bool(wanted.get("by_ref")):
            return False
        if is_required(has) and not is_required(wanted):
            return False
        if wanted.get("variadic") and not has.get("variadic"):
            return False
        if not takes_all(has.get("type"), wanted.get("type")):
            return False
    return not any(is_required(one) for one in own[len(above) :])


def call_fits(old: Mapping[str, Any], new: Mapping[str, Any], call: Arguments) -> bool:
    """A call that was right for the method ``old`` is right for ``new``."""
    if bool(old.get("static")) != bool(new.get("static")) or is_narrower(old, new):
        return False
    # Nobody looks at what is void.
    if old.get("returns") != "void" and not takes_all(old.get("returns"), new.get("returns")):
        return False
    before, after = old["params"], new["params"]
    rest = next((one for one in after if one.get("variadic")), None)
    if call.count is None and rest is None and any(one.get("variadic") for one in before):
        return False
    count = len([one for one in before if not one.get("variadic")]) if call.count is None else call.count
    given = {place: before[min(place, len(before) - 1)] if before else {} for place in range(count)}
    for place, was in given.items():
        now = after[place] if place < len(after) else rest
        # What a function does not take is not looked at.
        if now is not None and not _takes_as_before(was, now, call.kind(place)):
            return False
    by_name = {one["name"]: one for one in after}
    for name in call.named:
        was = next((one for one in before if one["name"] == name), {})
        if rest is None and (name not in by_name or not _takes_as_before(was, by_name[name], call.kind(name))):
            return False
    return not any(is_required(one) and one["name"] not in call.named for one in after[count:])


def _takes_as_before(was: Mapping[str, Any], now: Mapping[str, Any], kind: str | None) -> bool:
    if bool(was.get("by_ref")) != bool(now.get("by_ref")):
        return False
    is_callable = kind in ("array", "string") and "callable" in parts_of(now.get("type") or "")
    return is_callable or takes_all(now.get("type"), kind or was.get("type"))


def _returns_fit(parent: str | None, child: str | None) -> bool:
    if parent is None:
        return True
    # Of classes it is not known here which is below which.
    return child is not None and (takes_all(parent, child) or child in ("static", "self", "never"))


def is_required(parameter: Mapping[str, Any]) -> bool:
    """A call must give the parameter."""
    return "default" not in parameter and not parameter.get("variadic")
