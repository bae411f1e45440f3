"""From which release of Core on, and until which, there is a class, a member or a hook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from miko_gen.contract.catalogue import releases
from miko_gen.contract.notation import property_declaration, signature, value
from miko_gen.contract.shipped import whole
from miko_gen.spec.problem import did_you_mean

_GROUPS = ("constants", "properties", "methods")


class UnknownNameError(Exception):
    """No release that is known here has anything of that name."""


@dataclass(frozen=True)
class Lifetime:
    """A class or a member of one: ``first`` is None when the oldest catalogue has it, ``last`` when the newest has."""

    name: str
    declaration: str
    first: str | None
    last: str | None

    def __str__(self) -> str:
        since = f"since {self.first}" if self.first else f"since {releases()[0]} or earlier"
        return f"{self.name}\n  {self.declaration}\n  {since}{f', until {self.last}' if self.last else ''}"


def lifetimes(name: str) -> list[Lifetime]:
    """Everything that is called ``name``: a class, ``Class::member``, or a member alone; a class in full or its last word.

    Raises:
        UnknownNameError: there is nothing of that name.

    """
    catalogues = {release: whole(release)["classes"] for release in releases()}
    found: dict[str, dict[str, str]] = {}
    for release, classes in catalogues.items():
        for full, declaration in _matches(name.lstrip("\\"), classes):
            found.setdefault(full, {})[release] = declaration
    if not found:
        known = {one.rsplit("\\", 1)[-1] for classes in catalogues.values() for one in classes}
        known |= {member for classes in catalogues.values() for facts in classes.values() for member in _members(facts)}
        raise UnknownNameError(f"nothing of Core's that is known here is called '{name}'; {did_you_mean(name, known)}")
    oldest, newest = releases()[0], releases()[-1]
    return [
        Lifetime(
            full,
            there[max(there, key=releases().index)],
            None if oldest in there else min(there, key=releases().index),
            None if newest in there else max(there, key=releases().index),
        )
        for full, there in sorted(found.items())
    ]


def _matches(name: str, classes: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    owner, _, member = name.partition("::")
    for full, facts in classes.items():
        is_owner = owner in (full, full.rsplit("\\", 1)[-1])
        if is_owner and not member:
            yield full, facts["kind"]
        wanted = member.removesuffix("()").lstrip("$") if member else owner
        for group in _GROUPS if is_owner or not member else ():
            said = facts.get(group, {}).get(wanted)
            # An inherited method is that of the class which declares it.
            if said is not None and (member or not (group == "methods" and "declared_in" in said)):
                yield f"{full}::{wanted}", _declaration(group, wanted, said)


def _members(facts: Mapping[str, Any]) -> Iterator[str]:
    for group in _GROUPS:
        yield from facts.get(group, {})


def _declaration(group: str, name: str, said: Any) -> str:
    if group == "constants":
        return f"const {name} = {value(said)}"
    return signature(name, said) if group == "methods" else f"{property_declaration(said)} ${name}"
