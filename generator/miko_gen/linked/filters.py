"""What a REST client can choose rows of a list by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from miko_gen.facts import dataclass
from miko_gen.linked.text import Text
from miko_gen.linked.values import Field, Value


@dataclass(frozen=True)
class Filter:
    """A parameter of the list; ``condition`` is PHQL with its value bound by its name."""

    field: Field
    value: Value
    sign: str

    @property
    def name(self) -> str:
        return self.value.name

    @property
    def condition(self) -> str:
        column, bound = f"[{self.field.name}]", f":{self.name}:"
        said = f"{column} {self.sign} {bound}"
        if self.field.is_bool:
            # No value of a yes or no is a no.
            return f"({said} OR {column} IS NULL AND {bound} = '0')"
        # No moment is before none.
        return f"({said} AND {column} <> '')" if self.sign == "<=" else said


def link_filters(fields: Iterable[Field]) -> tuple[Filter, ...]:
    return tuple(one for field in fields for one in _filters(field))


def _filters(field: Field) -> Iterator[Filter]:
    if field.type != "date-time":
        yield Filter(field, _value(field, field.name, field.described), "=")
        return
    for word, sign in (("from", ">="), ("to", "<=")):
        yield Filter(field, _value(field, f"{field.name}_{word}", f"{field.described} ({word})"), sign)


def _value(field: Field, name: str, described: str) -> Value:
    """A value of the field's type, without the limits that rows have."""
    return Value(
        name=name,
        type="string" if field.to else field.type,
        label=Text.of({"en": described}, name),
        help=None,
        required=False,
        default=None,
        min_length=None,
        max_length=None,
        minimum=None,
        maximum=None,
        pattern=None,
        values=field.values,
    )
