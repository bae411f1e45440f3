"""With which values of others a field must not be empty, and with which it may be."""

from __future__ import annotations

from miko_gen.facts import dataclass
from miko_gen.linked.database import Model
from miko_gen.linked.php import php
from miko_gen.linked.values import Field


@dataclass(frozen=True)
class Conditional:
    """Values in PHP of the deciding fields with which ``field`` is needed, and of one of them with which it is not."""

    field: Field
    holding: tuple[tuple[str, str], ...]
    other: tuple[str, str] | None

    @property
    def empty(self) -> str:
        """No value of the field, in PHP."""
        return php("" if self.field.kept_text else None)


def conditional(model: Model, field: Field) -> Conditional | None:
    """None where two rows cannot have the same of those values."""
    if any(model.by_name[need.field].unique for need in field.needs):
        return None
    others = []
    for need in field.needs:
        known = ("1", "0") if need.is_bool else model.by_name[need.field].value_names
        free = [(need.field, _source(value, is_bool=need.is_bool)) for value in known if value not in need.values]
        others += free[:1]
    holding = tuple((need.field, _source(need.values[0], is_bool=need.is_bool)) for need in field.needs)
    return Conditional(field, holding, others[0] if others else None)


def _source(value: str, *, is_bool: bool) -> str:
    return php(value == "1") if is_bool else php(value)
