"""A second row for the test of a script that says which of several rows is meant: one that comes later in that order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from miko_gen.linked.core_models import key_of
from miko_gen.linked.php import php
from miko_gen.linked.script_parts import Lookup
from miko_gen.linked.scripts import Script
from miko_gen.linked.tests.rows import AllRows, is_valid
from miko_gen.linked.tests.script_core import shown
from miko_gen.linked.tests.values import examples
from miko_gen.linked.values import Field

# Times that are within any span up to now, but for one.
_TIMES = ("2099-01-01 12:00:00", "2101-01-01 12:00:00", "2001-01-01 12:00:00")


def later_row(
    script: Script, lookup: Lookup, row: Mapping[str, str | None], rows: AllRows
) -> tuple[tuple[str, str], ...]:
    """The columns in which it is not like ``row``, which is to be found; none where there can be no such row."""
    field = lookup.order[0] if lookup.order else None
    is_seen = any(name.startswith(f"{lookup.name}.") for name in script.names)
    is_seen = is_seen or any(step.does == "handler" for step in script.when_found)
    if field is None or field.to is not None or not is_seen or rows.count(lookup.model) < 2:
        return ()
    if lookup.model.together or any(term.field is None or term.field.unique or term.field.to for term in lookup.terms):
        return ()
    value = next(
        (one for one in _values(field, row) if _is_meant(lookup, field, one) and _is_later(lookup, row, one)), None
    )
    if value is None:
        return ()
    changed: dict[str, str | None] = {}
    if not lookup.model.is_own:
        asked = {term.column for term in lookup.terms}
        changed = {name: one for name, one in shown(script, lookup, 2).items() if name not in asked}
        # Without an order, that of the smaller id would be found.
        changed |= {"id": "9000"} if key_of(lookup.model) == "id" else {}
    return tuple((name, php(one)) for name, one in {**changed, field.name: value}.items())


def _values(field: Field, row: Mapping[str, str | None]) -> Iterator[str]:
    held = row.get(field.name) or ""
    yield from (sample.stored for sample in examples(field) if sample.stored)
    yield from _TIMES
    yield from (str(int(held) + 1), str(int(held) - 1)) if held.lstrip("-").isdigit() else (f"{held}z", "0")


def _is_meant(lookup: Lookup, field: Field, value: str) -> bool:
    """The look-up takes the value too, as far as one can say, and so does the table."""
    terms = [term for term in lookup.terms if term.column == field.name]
    is_sure = all(term.name is None and term.holds(value) for term in terms)
    is_time = not any(term.how == "within" for term in terms) or value in _TIMES[:2]
    return is_sure and is_time and is_valid(field, value)


def _is_later(lookup: Lookup, row: Mapping[str, str | None], value: str) -> bool:
    assert lookup.order is not None
    field, way = lookup.order
    held = row.get(field.name) if field else None
    if field is None or not held:
        return False
    if field.column_type in ("integer", "float"):
        return float(value) < float(held) if way else float(value) > float(held)
    return value < held if way else value > held
