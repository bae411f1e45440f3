"""Which changes of Core concern a module, and where in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from miko_gen.contract.calls import CONFIG_CLASS
from miko_gen.contract.change import Change
from miko_gen.contract.fits import call_fits, override_fits
from miko_gen.contract.uses import Use


@dataclass(frozen=True)
class Concern:
    """A change of Core and a place in the module that it concerns."""

    change: Change
    use: Use

    @property
    def breaks(self) -> bool:
        """Whether the place fails: an override and a call are judged by their own signature and arguments."""
        old, new = self.change.before, self.change.after
        if self.use.how not in self.change.breaks or self.use.how == "extend" or new is None:
            return self.use.how in self.change.breaks
        if self.use.how == "override" and self.use.declares is not None:
            own = self.use.declares
            # What does not seem to fit today, but runs, is judged as if it were declared as Core declares it.
            if old is not None and not override_fits(own, old):
                own = old
            return not override_fits(own, new)
        return old is None or not call_fits(old, new, self.use.arguments)


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
    if change.member is None:
        is_same = change.owner == use.owner or change.owner in set(_ancestry(use.owner, old))
        return is_same and use.how in change.breaks and (use.member is None or change.owner == use.owner)
    return use.how != "extend" and change.owner in _declarers(use, old)


def _declarers(use: Use, old: Mapping[str, Any]) -> set[str]:
    """Whose declaration of the member counts for a place: an override must fit the interfaces' too."""
    facts = old["classes"].get(use.owner, {})
    method = facts.get("methods", {}).get(use.member)
    if method is None:
        return set(_ancestry(use.owner, old))
    own = {use.owner, method.get("declared_in", use.owner)}
    return own | set(facts.get("interfaces", ())) if use.how == "override" else own


def _ancestry(name: str, old: Mapping[str, Any]) -> Iterator[str]:
    """The class, and everything that it inherits from as far as the catalogue knows."""
    yield name
    facts = old["classes"].get(name)
    if facts:
        yield from facts.get("interfaces", ())
        if facts.get("parent"):
            yield from _ancestry(facts["parent"], old)
