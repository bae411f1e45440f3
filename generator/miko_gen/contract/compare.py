"""What differs between two releases of Core, and what of it breaks a module."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["class", "constant", "property", "method", "hook"]


@dataclass(frozen=True)
class Change:
    """One difference: ``what`` is for people; ``breaks`` says for whom it is fatal.

    ``member`` is None for the class itself. ``breaks`` holds "use" when naming the member fails, "override" when a
    module's method of that name no longer fits, "extend" when a class that extends it no longer loads.
    """

    kind: Kind
    owner: str
    member: str | None
    what: str
    breaks: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """``Class::member`` with the class in full."""
        return self.owner if self.member is None else f"{self.owner}::{self.member}"


def changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    """Everything that differs between two catalogues, sorted by class and member.

    Args:
        old: a catalogue, ``{release, hooks, classes}``.
        new: another.

    """
    for name in sorted({*old["classes"], *new["classes"]}):
        before, after = old["classes"].get(name), new["classes"].get(name)
        if before is None:
            yield Change("class", name, None, "is new")
        elif after is None:
            yield Change("class", name, None, "is gone", frozenset({"use", "override", "extend"}))
        else:
            yield from _class(name, before, after)
    yield from _hooks(old.get("hooks", {}), new.get("hooks", {}))


def _class(name: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    for fact in ("kind", "parent"):
        if before.get(fact) != after.get(fact):
            what = f"{fact}: {before.get(fact) or 'none'} becomes {after.get(fact) or 'none'}"
            yield Change("class", name, None, what, frozenset({"extend"}))
    lost = set(before.get("interfaces", ())) - set(after.get("interfaces", ()))
    if lost:
        what = f"no longer implements {', '.join(sorted(lost))}"
        yield Change("class", name, None, what, frozenset({"use"}))
    if before.get("attribute_targets") != after.get("attribute_targets"):
        yield Change("class", name, None, "stands as an attribute on other things", frozenset({"use"}))
    yield from _constants(name, before.get("constants", {}), after.get("constants", {}))
    yield from _properties(name, before.get("properties", {}), after.get("properties", {}))
    yield from _methods(name, before.get("methods", {}), after.get("methods", {}))


def _constants(name: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    for constant in sorted({*before, *after}):
        if constant not in after:
            yield Change("constant", name, constant, "is gone", frozenset({"use"}))
        elif constant not in before:
            # A class constant of that name in a module keeps the module's value, so nothing breaks.
            yield Change("constant", name, constant, f"is new: {after[constant]!r}")
        elif before[constant] != after[constant]:
            yield Change("constant", name, constant, f"{before[constant]!r} becomes {after[constant]!r}")


def _properties(name: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    for prop in sorted({*before, *after}):
        if prop not in after:
            yield Change("property", name, prop, "is gone", frozenset({"use"}))
        elif prop not in before:
            yield Change("property", name, prop, f"is new: {_property(after[prop])}", frozenset({"override"}))
        elif before[prop] != after[prop]:
            what = f"{_property(before[prop])} becomes {_property(after[prop])}"
            breaks = {"override"} | ({"use"} if _is_narrower(before[prop], after[prop]) else set())
            yield Change("property", name, prop, what, frozenset(breaks))


def _methods(name: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    for method in sorted({*before, *after}):
        if method not in after:
            # An override of a method that is gone stays a method, but nobody calls it.
            yield Change("method", name, method, "is gone", frozenset({"use", "override"}))
        elif method not in before:
            breaks = {"override"} | ({"extend"} if after[method].get("abstract") else set())
            yield Change("method", name, method, f"is new: {signature(method, after[method])}", frozenset(breaks))
        elif _declaration(before[method]) != _declaration(after[method]):
            what = f"{signature(method, before[method])} becomes {signature(method, after[method])}"
            yield Change("method", name, method, what, frozenset(_broken_by(before[method], after[method])))


def _broken_by(before: Mapping[str, Any], after: Mapping[str, Any]) -> set[str]:
    """For whom a changed method is fatal."""
    broken = {"override"}
    if after.get("abstract") and not before.get("abstract"):
        broken.add("extend")
    old, new = before["params"], after["params"]
    required = [parameter for parameter in new if "default" not in parameter and not parameter.get("variadic")]
    if (
        _is_narrower(before, after)
        or len(new) < len(old)
        or len(required) > len([one for one in old if "default" not in one and not one.get("variadic")])
        or any(_is_other(one, other) for one, other in zip(old, new, strict=False))
        or before.get("returns") != after.get("returns")
    ):
        broken.add("use")
    return broken


def _is_other(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Arguments are written by name in attributes, so that a parameter's name counts."""
    return any(one.get(fact) != other.get(fact) for fact in ("name", "type", "by_ref", "variadic"))


def _is_narrower(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    order = ("public", "protected", "private")
    return (
        bool(before.get("static")) != bool(after.get("static"))
        or order.index(after["visibility"]) > order.index(before["visibility"])
        or (before.get("type") != after.get("type"))
    )


def _hooks(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    for hook in sorted({*before, *after}):
        old, new = before.get(hook), after.get(hook)
        if old is None:
            yield Change("hook", after[hook]["interface"], hook, "is a new hook")
            continue
        owner = old["interface"]
        if new is None:
            yield Change("hook", owner, hook, "is no hook any more", frozenset({"override"}))
            continue
        if old.get("used") != new.get("used"):
            what = (
                f"what Core does with its result: {old.get('used') or 'nothing'} becomes {new.get('used') or 'nothing'}"
            )
            yield Change("hook", owner, hook, what, frozenset({"override"}))
        gone = sorted(set(old["called_by"]) - set(new["called_by"]))
        come = sorted(set(new["called_by"]) - set(old["called_by"]))
        if gone or come:
            parts = [f"no longer called by {', '.join(gone)}"] * bool(gone) + [
                f"called by {', '.join(come)} too"
            ] * bool(come)
            breaks = frozenset({"override"} if not new["called_by"] else ())
            yield Change("hook", owner, hook, "; ".join(parts), breaks)


def signature(name: str, facts: Mapping[str, Any]) -> str:
    """``public static function name(int $a = 1): ?string``, class names short."""
    words = ["abstract"] * bool(facts.get("abstract")) + [facts["visibility"]] + ["static"] * bool(facts.get("static"))
    parameters = ", ".join(_parameter(parameter) for parameter in facts["params"])
    returns = f": {_short(facts['returns'])}" if facts.get("returns") else ""
    return f"{' '.join(words)} function {name}({parameters}){returns}"


def _parameter(facts: Mapping[str, Any]) -> str:
    kind = f"{_short(facts['type'])} " if facts.get("type") else ""
    before = ("&" if facts.get("by_ref") else "") + ("..." if facts.get("variadic") else "")
    default = f" = {_one_line(facts['default'])}" if "default" in facts else ""
    return f"{kind}{before}${facts['name']}{default}"


def _property(facts: Mapping[str, Any]) -> str:
    kind = f" {_short(facts['type'])}" if facts.get("type") else ""
    return f"{facts['visibility']}{' static' if facts['static'] else ''}{kind}"


def _declaration(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {key: fact for key, fact in facts.items() if key != "declared_in"}


def _short(kind: str) -> str:
    return "|".join(
        ("?" if part.startswith("?") else "") + part.rsplit("\\", 1)[-1].lstrip("?") for part in kind.split("|")
    )


def _one_line(default: str) -> str:
    return {"NULL": "null", "array (\n)": "[]"}.get(default, " ".join(default.split()))
