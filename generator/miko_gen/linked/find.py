"""Rows of a model that the spec asks for by values of its own."""

from __future__ import annotations

from miko_gen.linked.database import Model
from miko_gen.linked.facts import dataclass
from miko_gen.linked.php import php
from miko_gen.linked.values import Field
from miko_gen.spec.fields import Scalar


@dataclass(frozen=True)
class Condition:
    """``field`` must equal ``value``."""

    field: Field
    value: Scalar

    @property
    def is_null(self) -> bool:
        return self.value is None

    @property
    def php(self) -> str:
        """The PHP expression of what the field is compared with, as the column holds it."""
        return php(int(self.value) if isinstance(self.value, bool) else self.value)


@dataclass(frozen=True)
class Find:
    """A look-up of rows."""

    model: Model
    where: tuple[Condition, ...]

    @property
    def bound(self) -> tuple[Condition, ...]:
        """The conditions that have a value to bind."""
        return tuple(condition for condition in self.where if not condition.is_null)

    @property
    def phql(self) -> str:
        """The conditions with their parameters."""
        return " AND ".join(
            f"[{said.field.name}] IS NULL" if said.is_null else f"[{said.field.name}] = :{said.field.name}:"
            for said in self.where
        )
