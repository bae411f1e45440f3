"""Which changes of Core concern a module, and where in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from miko_gen.contract.calls import CONFIG_CLASS
from miko_gen.contract.compare import Change
from miko_gen.contract.uses import Use


@dataclass(frozen=True)
class Concern:
    """A change of Core and a place in the module that it concerns."""

    change: Change
    use: Use

    @property
    def breaks(self) -> bool:
        return self.use.how in self.change.breaks


def concerns(changes: Iterable[Change], uses: Iterable[Use], old: Mapping[str, Any]) -> list[Concern]:
    """Every pair of a change and a place that it concerns, by place.

    Args:
        changes: what differs.
        uses: what the module takes from Core.
        old: the catalogue of the release that the module was made for.

    """
    by_member: dict[str | None, list[Change]] = {}
    for change in changes:
        by_member.setdefault(change.member, []).append(change)
    found = {
        Concern(change, use)
        for use in uses
        for member in {use.member, None}
        for change in by_member.get(member, ())
        if _fits(change, use, old)
    }
    return sorted(found, key=lambda one: (one.use.file, one.use.line, one.change.name, one.change.what, one.use.how))


def _fits(change: Change, use: Use, old: Mapping[str, Any]) -> bool:
    if change.kind == "hook":
        return use.how == "override" and use.owner == CONFIG_CLASS
    if change.owner not in set(_ancestry(use.owner, old)):
        return False
    if change.kind == "class":
        return use.how in change.breaks
    if use.how == "extend":
        return False
    return not (use.how == "override" and change.member != use.member)


def _ancestry(name: str, old: Mapping[str, Any]) -> Iterator[str]:
    """The class, and everything that it inherits from as far as the catalogue knows."""
    yield name
    facts = old["classes"].get(name)
    if facts:
        yield from facts.get("interfaces", ())
        if facts.get("parent"):
            yield from _ancestry(facts["parent"], old)
