"""When a field must not be empty because of others in its record: as PHP, and as the module's tests work it out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from miko_gen.facts import dataclass
from miko_gen.linked.php import php
from miko_gen.spec.fields import ModelField, Scalar


@dataclass(frozen=True)
class Need:
    """One condition: ``field`` holds one of ``values``; of a bool, ``values`` is one of "1" and "0"."""

    field: str
    values: tuple[str, ...]
    is_bool: bool

    @property
    def php(self) -> str:
        """A PHP expression that is true when it holds of ``$this``."""
        column = f"$this->{self.field}"
        if self.is_bool:
            return f"(string){column} === '1'" if self.values == ("1",) else f"!{column}"
        if len(self.values) == 1:
            return f"{column} === {php(self.values[0])}"
        return f"in_array({column}, {php(self.values)}, true)"

    def holds(self, row: Mapping[str, str | None]) -> bool:
        """Of a row as it is stored."""
        value = row.get(self.field) or ""
        return (value or "0" if self.is_bool else value) in self.values


def link_needs(said: ModelField, fields: Mapping[str, ModelField]) -> tuple[Need, ...]:
    return tuple(
        Need(name, tuple(map(sent, values)), fields[name].type == "bool") for name, values in said.required_when.items()
    )


def sent(value: Scalar) -> str:
    """A value as a record keeps it and as the browser has it."""
    return {True: "1", False: "0"}[value] if isinstance(value, bool) else str(value)


def all_hold(needs: Iterable[Need], row: Mapping[str, str | None]) -> bool:
    """All of the conditions, and there is at least one."""
    found = [need.holds(row) for need in needs]
    return bool(found) and all(found)
