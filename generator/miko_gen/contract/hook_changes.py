"""What differs between two releases in Core's hooks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from miko_gen.contract.change import NOBODY, OVERRIDE, Change


def hook_changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    """Hooks that came, went, or are called or used otherwise, by name."""
    for hook in sorted({*before, *after}):
        old, new = before.get(hook), after.get(hook)
        if old is None:
            said = after[hook]
            yield Change("hook", said["interface"] or "", hook, f"is a new hook{_called(said)}", is_new=True)
        elif new is None:
            yield Change("hook", old["interface"] or "", hook, "is no hook any more", OVERRIDE)
        else:
            yield from _hook(hook, old, new)


def _called(said: Mapping[str, Any]) -> str:
    return f", called by {', '.join(said['called_by'])}" if said["called_by"] else ", which nothing calls"


def _hook(hook: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    owner = old["interface"] or ""
    for fact, name in (("interface", "declared by"), ("constant", "named by the constant")):
        if old.get(fact) != new.get(fact):
            yield Change("hook", owner, hook, f"{name} {old.get(fact) or 'none'} becomes {new.get(fact) or 'none'}")
    if old["declared"] != new["declared"]:
        what = "the base class of Conf has it now" if new["declared"] else "the base class of Conf has it no more"
        yield Change("hook", owner, hook, what, NOBODY if new["declared"] else OVERRIDE)
    if old.get("used") != new.get("used"):
        used = f"{old.get('used') or 'nothing'} becomes {new.get('used') or 'nothing'}"
        yield Change("hook", owner, hook, f"what Core does with its result: {used}", OVERRIDE)
    if old.get("arguments") != new.get("arguments"):
        given = f"{_arguments(old)} becomes {_arguments(new)}"
        fewer = _fewest(new) < _fewest(old)
        yield Change("hook", owner, hook, f"what Core hands over: {given}", OVERRIDE if fewer else NOBODY)
    gone = sorted(set(old["called_by"]) - set(new["called_by"]))
    come = sorted(set(new["called_by"]) - set(old["called_by"]))
    if gone or come:
        parts = [f"no longer called by {', '.join(gone)}"] * bool(gone) + [f"called by {', '.join(come)} too"] * bool(
            come
        )
        yield Change("hook", owner, hook, "; ".join(parts), OVERRIDE if not new["called_by"] else NOBODY)


def _arguments(said: Mapping[str, Any]) -> str:
    return " or ".join(f"({one})" for one in said.get("arguments", ())) or "nothing"


def _fewest(said: Mapping[str, Any]) -> int:
    """The least number of arguments that a call hands over; what stands in brackets counts once."""
    return min((_number(one) for one in said.get("arguments", ())), default=0)


def _number(arguments: str) -> int:
    depth, number = 0, int(bool(arguments))
    for letter in arguments:
        depth += (letter in "([") - (letter in ")]")
        number += letter == "," and depth == 0
    return number
