"""Rows of a model that the spec asks for: what their columns must hold, in PHQL with bound parameters."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from miko_gen.facts import dataclass
from miko_gen.linked.conditions import Test
from miko_gen.linked.core_models import Reached, model_of, reached
from miko_gen.linked.database import Model
from miko_gen.linked.php import php
from miko_gen.linked.values import Field
from miko_gen.spec.conditions import Meant, Wanted
from miko_gen.spec.fields import Scalar
from miko_gen.spec.system import Each

_SIGNS = {"is": "=", "is_not": "<>", "at_least": ">=", "at_most": "<=", "within": ">="}

LONG_AGO, TO_COME = "2001-01-01 12:00:00", "2100-01-01 12:00:00"
"""Times that are within no span up to now, and within any: a row of the tests holds one whatever the time is."""


@dataclass(frozen=True)
class Term:
    """What ``column`` must hold, or with ``behind`` that column of the row that it points to: ``how`` and ``value`` say it.

    ``name`` is what the spec names on the other side instead of a value, ``source`` its PHP.
    """

    column: str
    field: Field | None
    behind: str | None
    how: str
    value: Scalar | tuple[str, ...]
    name: str | None = None
    source: str = ""
    parameter: str | None = None

    @property
    def is_null(self) -> bool:
        return self.name is None and self.value is None

    @property
    def wants_null(self) -> bool:
        return self.is_null and self.how == "is"

    @property
    def is_equality(self) -> bool:
        """It is so with one value only."""
        return self.how == "is" and not isinstance(self.value, tuple)

    @property
    def path(self) -> str:
        """As the spec writes it."""
        return f"{self.column}.{self.behind}" if self.behind else self.column

    @property
    def key(self) -> str:
        """The name of the parameter in the query."""
        return self.parameter or (f"{self.column}_{self.behind}" if self.behind else self.column)

    @property
    def reached(self) -> Reached:
        """With ``behind``: the rows of which it is a column."""
        assert self.field is not None
        assert self.field.to is not None
        return reached(self.field.to, str(self.behind))

    @property
    def phql(self) -> str:
        return f"[{self.column}] IN ({{{self.key}:array}})" if self.behind else self._compared(self.column, self.key)

    @property
    def phql_behind(self) -> tuple[str, ...]:
        """The condition on the rows that the reference may point to, in lines."""
        return (self._compared(str(self.behind), "value"), *self.reached.phql)

    @property
    def php(self) -> str:
        """The PHP expression of the value to bind."""
        if self.name is not None:
            return self.source
        if self.how == "within":
            return f"date('Y-m-d H:i:s', (int)strtotime('-{self.value}'))"
        return php(int(self.value) if isinstance(self.value, bool) else self.value)

    def holds(self, value: str | None) -> bool:
        """Is a row with this value meant? To a database NULL is neither equal to anything nor more or less."""
        if value is None and not self.is_null:
            return self._takes_null
        if self.how == "within":
            # Of a time between, nobody knows.
            return str(value) > LONG_AGO
        return Test(self.column, "", self.how, self.value).holds(value)

    def examples(self, *, holding: bool) -> tuple[str, ...]:
        """Values with which a row is meant, or is not."""
        if self.how == "within":
            return (TO_COME if holding else LONG_AGO,)
        return Test(self.column, "", self.how, self.value).examples(holding=holding)

    @property
    def _takes_null(self) -> bool:
        """NULL is another value too, but not than an empty one; where a column may hold it, it is a no."""
        if self.value is False and self.how == "is":
            return self.name is None and (self.behind is not None or self.field is None or self.field.nullable)
        return self.how == "is_not" and not (self.value == "" or (isinstance(self.value, tuple) and "" in self.value))

    def _compared(self, column: str, key: str) -> str:
        if self.is_null:
            return f"[{column}] IS {'NOT ' if self.how == 'is_not' else ''}NULL"
        if self.how == "begins_with":
            return f"SUBSTR([{column}], 1, {len(str(self.value))}) = :{key}:"
        if isinstance(self.value, tuple):
            compared = f"[{column}] {'NOT ' if self.how == 'is_not' else ''}IN ({{{key}:array}})"
        else:
            compared = f"[{column}] {_SIGNS[self.how]} :{key}:"
        return f"({compared} OR [{column}] IS NULL)" if self._takes_null else compared


@dataclass(frozen=True)
class Find:
    """A look-up of rows, sorted by a field where ``order`` says one and its way; else as they came."""

    model: Model
    terms: tuple[Term, ...]
    order: tuple[Field | None, str] | None

    @property
    def order_phql(self) -> str:
        """Rows that are equal in the field stand as they came."""
        if self.order is None:
            return ""
        field, way = self.order
        return f"[{field.name}]{way}, id" if field else f"id{way}"

    @property
    def phql(self) -> str:
        """The conditions with their parameters."""
        return " AND ".join(term.phql for term in self.terms)

    @property
    def phql_lines(self) -> tuple[str, ...]:
        """The same, in pieces where it is long."""
        if len(self.phql) <= 90:
            return (self.phql,)
        first, *others = (term.phql for term in self.terms)
        return (first, *(f" AND {other}" for other in others))

    @property
    def bound(self) -> tuple[Term, ...]:
        """The conditions that have something to bind."""
        return tuple(term for term in self.terms if term.behind or not term.is_null)

    @property
    def behind(self) -> tuple[Term, ...]:
        """The conditions on what a reference points to."""
        return tuple(term for term in self.terms if term.behind)

    @property
    def settings(self) -> tuple[str, ...]:
        """Fields of the settings that values are compared with."""
        named = (term.name for term in self.terms if term.name)
        return tuple(name.partition(".")[2] for name in named if name.startswith("settings."))

    @property
    def fields(self) -> tuple[Field, ...]:
        """The columns that decide which rows there are, and which comes first."""
        sorted_by = self.order[0] if self.order else None
        found = [*(term.field for term in self.terms), sorted_by]
        return tuple(field for field in found if field is not None)

    @property
    def classes(self) -> frozenset[str]:
        """The classes of the models that are looked through."""
        found = {term.reached.class_name for term in self.behind}
        return frozenset({self.model.class_name, *found})


def link_terms(said: Mapping[str, Wanted], model: Model, source_of: Callable[[str], str | None]) -> tuple[Term, ...]:
    """``source_of`` gives the PHP expression of a text that is a name, and None for any other text."""
    return tuple(_term(path, value, model, source_of) for path, value in said.items())


def _term(path: str, said: Wanted, model: Model, source_of: Callable[[str], str | None]) -> Term:
    column, _, behind = path.partition(".")
    field = model.by_name.get(column)
    source = source_of(said) if isinstance(said, str) else None
    if source is not None:
        return Term(column, field, behind or None, "is", None, str(said), source)
    how = "is"
    if isinstance(said, Meant):
        word = next(iter(said.model_fields_set))
        how, said = ("is" if word == "value" else word), getattr(said, word)
    value = tuple(str(one) for one in said) if isinstance(said, list) else said
    assert not isinstance(value, (Meant, list))
    return Term(column, field, behind or None, how, value)


def link_each(
    said: Each, models: Mapping[str, Model], settings: str, name_of: Callable[[str], str | None] | None = None
) -> Find:
    """The rows that something is made of; ``settings`` is the PHP expression of the settings.

    ``name_of`` gives the PHP expression of another text that is a name.
    """

    def source_of(text: str) -> str | None:
        if text.startswith("settings."):
            return f"{settings}?->{text.removeprefix('settings.')}"
        return name_of(text) if name_of else None

    model = model_of(said.model, models)
    return Find(model, link_terms(said.where, model, source_of), link_order(said.order_by, model))


def link_order(said: str | None, model: Model) -> tuple[Field | None, str] | None:
    """The field that sorts, none for the id, and its way."""
    column, _, way = (said or "").partition(" ")
    return (model.by_name.get(column), " DESC" if way == "desc" else "") if column else None
