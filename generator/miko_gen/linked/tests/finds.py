"""Values with which a row is one of those that the spec asks for, and others with which it is none."""

from __future__ import annotations

from miko_gen.linked.database import stored
from miko_gen.linked.find import Term
from miko_gen.linked.tests.rows import is_valid
from miko_gen.linked.tests.values import Sample, examples
from miko_gen.linked.values import Field


def fitting(term: Term, field: Field | None) -> str | None:
    """A stored value of ``field`` with which ``term`` holds; None for NULL, and where there is none (see ``can_fit``)."""
    if term.is_equality:
        assert not isinstance(term.value, tuple)
        return stored(term.value)
    known = [sample.stored for sample in examples(field)] if field else []
    return next((one for one in (*known, *term.examples(holding=True)) if _fits(term, field, one, holds=True)), None)


def can_fit(term: Term, field: Field | None) -> bool:
    if term.wants_null:
        return field is None or field.nullable
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
    known = [sample.stored for sample in examples(field)] + (["1", "0"] if field.is_bool else [])
    return next((one for one in known if one and is_valid(setting, one) and is_valid(field, one)), None)


def _fits(term: Term, field: Field | None, value: str | None, *, holds: bool) -> bool:
    return value is not None and term.holds(value) is holds and (field is None or is_valid(field, value))
