"""What differs between two releases of Core, and whom it breaks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from miko_gen.contract.change import EVERY, EXTEND, NOBODY, OVERRIDE, USE, Change
from miko_gen.contract.details import detail_changes
from miko_gen.contract.fits import ANY, Arguments, call_fits, is_narrower, is_required, override_fits, takes_all
from miko_gen.contract.hook_changes import hook_changes
from miko_gen.contract.notation import property_declaration, signature, value


def changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Change]:
    """Everything that differs between two catalogues, by class and member; an inherited member where it is declared.

    Args:
        old: a catalogue, ``{release, hooks, classes, names}``.
        new: another.

    """
    found = list(_classes(old["classes"], new["classes"]))
    found += _names(old, new)
    told = {(change.owner, change.member, change.what) for change in found}
    found = [
        change
        for change in found
        if not any((above, change.member, change.what) in told for above in _declared_above(change, old, new))
    ]
    found.sort(key=lambda change: change.owner)
    return found + list(hook_changes(old.get("hooks", {}), new.get("hooks", {})))


def _classes(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    places: dict[str, list[str]] = {}
    for name in sorted(set(new) - set(old)):
        places.setdefault(name.rsplit("\\", 1)[-1], []).append(name)
        yield Change("class", name, None, "is new", is_new=True)
    for name in sorted(old):
        if name not in new:
            now = places.get(name.rsplit("\\", 1)[-1], [])
            yield Change("class", name, None, "is gone" + (f": {' and '.join(now)} is new" if now else ""), EVERY)
        else:
            yield from _class(name, old[name], new[name])


def _names(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    """Classes that are known by name only."""
    before, after = _all_names(old), _all_names(new)
    if not before or not after:
        return
    for name in sorted(before - after - set(old["classes"])):
        short = name.rsplit("\\", 1)[-1]
        now = sorted(other for other in after - before if other.rsplit("\\", 1)[-1] == short)
        yield Change("class", name, None, "is gone" + (f": {' and '.join(now)} is new" if now else ""), EVERY)
    for name in sorted(after - before - set(new["classes"])):
        yield Change("class", name, None, "is new", is_new=True)


def _all_names(catalogue: Mapping[str, Any]) -> set[str]:
    return {f"{namespace}\\{short}" for namespace, listed in catalogue.get("names", {}).items() for short in listed}


def _declared_above(change: Change, old: Mapping[str, Any], new: Mapping[str, Any]) -> set[str]:
    """Where the method of a change is declared, if not in the class itself."""
    if change.kind != "method":
        return set()
    facts = (one["classes"].get(change.owner, {}).get("methods", {}).get(change.member, {}) for one in (old, new))
    return {said["declared_in"] for said in facts if "declared_in" in said}


def _class(name: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    if before["kind"] != after["kind"]:
        # Of a class that is abstract now only instances are lost; one that is so no longer loses nothing.
        loses = {("class", "abstract class"): USE, ("abstract class", "class"): NOBODY}
        what = f"kind: {before['kind']} becomes {after['kind']}"
        yield Change("class", name, None, what, loses.get((before["kind"], after["kind"]), EVERY))
    if before.get("parent") != after.get("parent"):
        what = f"parent: {before.get('parent') or 'none'} becomes {after.get('parent') or 'none'}"
        yield Change("class", name, None, what, EXTEND)
    had, has = set(before.get("interfaces", ())), set(after.get("interfaces", ()))
    if had - has:
        yield Change("class", name, None, f"no longer implements {', '.join(sorted(had - has))}", USE)
    if has - had:
        yield Change("class", name, None, f"implements {', '.join(sorted(has - had))} too")
    if before.get("attribute_targets") != after.get("attribute_targets"):
        yield Change("class", name, None, "stands as an attribute on other things", USE)
    yield from _constants(name, before.get("constants", {}), after.get("constants", {}))
    yield from _properties(name, before.get("properties", {}), after.get("properties", {}))
    yield from _methods(name, before.get("methods", {}), after.get("methods", {}))
    yield from detail_changes(name, before, after)


def _constants(name: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    for constant in sorted({*before, *after}):
        if constant not in after:
            yield Change("constant", name, constant, "is gone", USE)
        elif constant not in before:
            # A class constant of that name in a module keeps the module's value, so nothing breaks.
            yield Change("constant", name, constant, f"is new: {value(after[constant])}", is_new=True)
        elif before[constant] != after[constant] or type(before[constant]) is not type(after[constant]):
            what = f"{value(before[constant])} becomes {value(after[constant])}"
            yield Change("constant", name, constant, what)


def _properties(name: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    for prop in sorted({*before, *after}):
        if prop not in after:
            yield Change("property", name, prop, "is gone", USE)
        elif prop not in before:
            what = f"is new: {property_declaration(after[prop])}"
            yield Change("property", name, prop, what, OVERRIDE, is_new=True)
        elif before[prop] != after[prop]:
            old, new = before[prop], after[prop]
            what = f"{property_declaration(old)} becomes {property_declaration(new)}"
            is_lost = is_narrower(old, new) or old["static"] != new["static"] or not takes_all(new["type"], old["type"])
            yield Change("property", name, prop, what, OVERRIDE | (USE if is_lost else NOBODY))


def _methods(name: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    for method in sorted({*before, *after}):
        old, new = before.get(method), after.get(method)
        if new is None:
            # An override of a method that is gone stays a method, but nobody calls it.
            yield Change("method", name, method, "is gone", USE | OVERRIDE, before=old)
        elif old is None:
            breaks = OVERRIDE | (EXTEND if new.get("abstract") else NOBODY)
            what = f"is new: {signature(method, new)}"
            yield Change("method", name, method, what, breaks, after=new, is_new=True)
        elif _declaration(old) != _declaration(new):
            what = f"{signature(method, old)} becomes {signature(method, new)}"
            yield Change("method", name, method, what, _broken_by(old, new), before=old, after=new)
        elif old.get("declared_in") != new.get("declared_in"):
            what = f"is declared in {new.get('declared_in', name)} now"
            yield Change("method", name, method, what, before=old, after=new)


def _broken_by(old: Mapping[str, Any], new: Mapping[str, Any]) -> frozenset[str]:
    """For whom a changed method is fatal, if it can be for anybody; arguments may be given by name."""
    breaks = EXTEND if new.get("abstract") and not old.get("abstract") else NOBODY
    if not override_fits(old, new):
        breaks |= OVERRIDE
    needed = len([one for one in old["params"] if is_required(one)])
    by_name = frozenset(one["name"] for one in old["params"] if not one.get("variadic"))
    if not all(call_fits(old, new, call) for call in (ANY, Arguments(needed), Arguments(0, by_name))):
        breaks |= USE
    return breaks


def _declaration(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {key: fact for key, fact in facts.items() if key != "declared_in"}
