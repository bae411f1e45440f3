"""Two versions of a spec side by side, and what is said about a difference between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from miko_gen.spec.document import Spec
from miko_gen.spec.problem import Problem
from miko_gen.spec.source import Location, Source

Part = TypeVar("Part")


@dataclass(frozen=True)
class Both:
    """The installed version of a spec and the one that is to replace it."""

    old: Spec
    old_source: Source
    new: Spec
    source: Source

    def gone(self, old_loc: Location, loc: Location, message: str, hint: str) -> Problem:
        """Something that the old version had at ``old_loc`` and the new one would have at ``loc``."""
        return self.source.problem(loc, f"{message} (it was in {self._place(old_loc)})", hint, at_key=True)

    def changed(self, loc: Location, message: str, hint: str = "") -> Problem:
        """Something that is otherwise than it was, at ``loc`` of the new version."""
        return self.source.problem(loc, message, hint)

    def _place(self, old_loc: Location) -> str:
        found = self.old_source.problem(old_loc, "", at_key=True)
        return f"line {found.line} of {found.file}"


def pairs(old: Mapping[str, Part], new: Mapping[str, Part]) -> Iterator[tuple[str, Part, str | None, Part | None]]:
    """Each part of the old version with its part of the new one: of the same name, or said to be renamed from it."""
    heirs = heirs_of(new)
    for name, part in old.items():
        heir = name if name in new else heirs.get(name)
        yield name, part, heir, None if heir is None else new[heir]


def heirs_of(new: Mapping[str, Any]) -> dict[str, str]:
    """What each earlier name became."""
    return {before: name for name, part in new.items() for before in part.renamed_from}


def renamed_from(part: Any) -> tuple[str, ...]:
    """The earlier names of a part of a spec."""
    return tuple(part.renamed_from) if part is not None else ()


def heirs_of_model(both: Both, model: str) -> set[str]:
    """What a model of the old version is called in the new one."""
    return {heir for name, _, heir, _ in pairs(both.old.models, both.new.models) if name == model and heir}
