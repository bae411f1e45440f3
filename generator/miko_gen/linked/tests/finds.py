"""Values with which a row is one of those that the spec asks for, and others with which it is none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from miko_gen.linked.conditions import Test
from miko_gen.linked.database import Model, stored
from miko_gen.linked.find import Term
from miko_gen.linked.tests.rows import AllRows, is_valid
from miko_gen.linked.tests.values import Sample, examples
from miko_gen.linked.values import Field


def fitting(term: Term, field: Field | None) -> str | None:
    """A stored value of ``field`` with which ``term`` holds; None for NULL, and where there is none (see ``can_fit``)."""
    if term.is_equality:
        assert not isinstance(term.value, tuple)
        return stored(term.value)
    known = [sample.stored for sample in examples(field)] if field and term.how != "within" else []
    return next((one for one in (*known, *term.examples(holding=True)) if _fits(term, field, one, holds=True)), None)


def can_fit(term: Term, field: Field | None) -> bool:
    if term.wants_null:
        return field is None or (field.nullable and not field.needs)
    return fitting(term, field) is not None


def misses(terms: tuple[Term, ...]) -> list[tuple[str, Sample]]:
    """For each condition a value with which the row is not found, where one is known."""
    found = []
    for term in terms:
        field = term.field
        if term.name is None and not term.behind and field is not None and field.to is None:
            known = [*examples(field), *(Sample(one) for one in term.examples(holding=False))]
            other = [one for one in known if _fits(term, field, one.stored, holds=False)]
            found += [(field.name, one) for one in other[:1]]
    return found


def decided(field: Field, setting: Field) -> str | None:
    """A value that a row and a setting may both hold."""
    if field.reserve or setting.reserve:
        return None
    known = [sample.stored for sample in examples(field)] + (["1", "0"] if field.is_bool else [])
    return next((one for one in known if one and is_valid(setting, one) and is_valid(field, one)), None)


def set_for(test: Test, settings: Model) -> Iterator[tuple[str, str, str]]:
    """``(table, column, value)`` of the settings with which ``test`` holds."""
    for value in test.examples(holding=True)[:1]:
        yield settings.table, test.name.partition(".")[2], value


def forced(
    term: Term, model: Model, rows: AllRows, models: Mapping[str, Model], settings: Model | None
) -> Iterator[tuple[str, str, str | None]]:
    """The same of all tables with which ``term`` holds of a row of ``model``; nothing where that is not known."""
    to = term.field.to if term.field else None
    if term.field is None or (to is not None) != (term.behind is not None):
        return
    if to is not None:
        target = models.get(to.model) if to.is_own and rows.has(model, term.column) else None
        if target is None:
            return
        model, column = target, str(term.behind)
    else:
        column = term.column
    field = model.by_name.get(column)
    if term.name and settings and field:
        name = term.name.partition(".")[2]
        value = decided(field, settings.by_name[name])
        if value is not None:
            yield settings.table, name, value
            yield model.table, column, value
    elif not term.name and can_fit(term, field):
        yield model.table, column, fitting(term, field)


def _fits(term: Term, field: Field | None, value: str | None, *, holds: bool) -> bool:
    return value is not None and term.holds(value) is holds and (field is None or is_valid(field, value))
