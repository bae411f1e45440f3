"""Fields of a model that are unique together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from miko_gen.facts import dataclass
from miko_gen.linked.values import Field


@dataclass(frozen=True)
class Together:
    """No two rows have the same values of all the fields; a row where one of them is empty is like no other."""

    fields: tuple[Field, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields)

    @property
    def index(self) -> str:
        """The name of its index: no field has a hyphen in its name."""
        return "-".join(self.names)

    @property
    def is_strict(self) -> bool:
        """SQLite itself takes the values once only."""
        return all(field.required for field in self.fields)

    @property
    def told_by(self) -> Field:
        """The field whose message it is."""
        return self.fields[0]

    def values(self, row: Mapping[str, str | None]) -> tuple[str, ...] | None:
        """The stored values of a row; None where one is empty."""
        found = tuple(row.get(name) or "" for name in self.names)
        return None if "" in found else found


def link_together(groups: Iterable[Iterable[str]], fields: Mapping[str, Field]) -> tuple[Together, ...]:
    return tuple(Together(tuple(fields[key] for key in group)) for group in groups)
