"""What the test of a REST resource asserts that serves rows of MikoPBX."""

from __future__ import annotations

from collections.abc import Iterator

from miko_gen.facts import dataclass
from miko_gen.linked.database import Model
from miko_gen.linked.filters import Filter
from miko_gen.linked.find import Term
from miko_gen.linked.php import php
from miko_gen.linked.rest import Resource
from miko_gen.linked.tests.finds import can_fit, decided, fitting, misses
from miko_gen.linked.tests.requests import Request, closed_requests, operation_requests, refused_requests
from miko_gen.linked.tests.values import Wrong, examples, wrong
from miko_gen.linked.values import Field

Stored = dict[str, str | None]


@dataclass(frozen=True)
class CoreResourceTest:
    """The facts of one such resource."""

    resource: Resource
    settings: Model | None

    @property
    def model(self) -> Model:
        assert self.resource.model is not None
        return self.resource.model

    @property
    def terms(self) -> tuple[Term, ...]:
        return self.resource.rows.terms if self.resource.rows else ()

    @property
    def rows(self) -> tuple[Stored, ...]:
        """Two rows that are served; none where nobody can say what such a row holds."""
        wanted: Stored = {}
        for term in self.terms:
            value = self._value(term)
            if term.field is None or (value is None and not term.wants_null):
                return ()
            wanted[term.column] = value
        return tuple({field.name: _example(field, index) for field in self.model.fields} | wanted for index in range(2))

    @property
    def sources(self) -> tuple[tuple[tuple[str, str], ...], ...]:
        """The same in PHP."""
        return tuple(tuple((name, php(value)) for name, value in row.items()) for row in self.rows)

    @property
    def other(self) -> tuple[str, str] | None:
        """A column, and its value in a row that is not served."""
        found = misses(self.terms)
        return (found[0][0], found[0][1].php) if found and self.rows else None

    @property
    def forces(self) -> tuple[tuple[str, str, str], ...]:
        """``(table, column, value)`` of settings that say which rows are served."""
        return tuple(self._set()) if self.rows else ()

    @property
    def answered(self) -> tuple[tuple[str, str], ...]:
        """What the answer about the first row holds, in PHP."""
        row = self.rows[0]
        return tuple((field.name, _answer(field, row[field.name])) for field in self.model.fields)

    @property
    def ordered(self) -> tuple[str, ...]:
        """Columns by which the two rows can be told apart."""
        first, second = self.rows
        return tuple(field.name for field in self.model.fields if first[field.name] != second[field.name])

    @property
    def searched(self) -> tuple[Field, ...]:
        return tuple(field for field in self.resource.search if self.rows[1][field.name])

    @property
    def signs(self) -> tuple[str, ...]:
        """Signs that stand in none of the values that are searched."""
        values = [row[field.name] or "" for row in self.rows for field in self.resource.search]
        return tuple(sign for sign in ("%", "_") if not any(sign in value for value in values))

    @property
    def filtered(self) -> tuple[Filter, ...]:
        return tuple(one for one in self.resource.filters if self.rows[1][one.field.name])

    @property
    def wrong_filters(self) -> tuple[Wrong, ...]:
        return tuple(one for said in self.resource.filters for one in wrong(said.value))

    @property
    def requests(self) -> tuple[Request, ...]:
        return closed_requests(self.resource)

    @property
    def on_records(self) -> tuple[Request, ...]:
        return tuple(one for one in operation_requests(self.resource) if "{id}" in one.path)

    @property
    def refused(self) -> tuple[Request, ...]:
        return refused_requests(self.resource)

    def _value(self, term: Term) -> str | None:
        """What the column of a row holds that is served."""
        if term.name is None:
            return fitting(term, term.field) if can_fit(term, term.field) else None
        assert self.settings is not None
        setting = self.settings.by_name[term.name.removeprefix("settings.")]
        return decided(term.field, setting) if term.field and setting.to is None else None

    def _set(self) -> Iterator[tuple[str, str, str]]:
        for term in self.terms:
            value = self._value(term) if term.name else None
            if value is not None and term.name and self.settings:
                yield self.settings.table, term.name.removeprefix("settings."), value


def _example(field: Field, index: int) -> str | None:
    return examples(field)[index].stored


def _answer(field: Field, stored: str | None) -> str:
    return php(int(stored)) if field.type == "integer" and stored is not None else php(stored)
