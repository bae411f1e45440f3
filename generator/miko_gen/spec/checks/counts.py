"""Rules about columns that count the rows that point to a row."""

from __future__ import annotations

from collections.abc import Iterator

from miko_gen.spec.document import Page, Spec
from miko_gen.spec.pages import Counted
from miko_gen.spec.problem import Problem, did_you_mean
from miko_gen.spec.source import Location, Source


def problems(spec: Spec, page: Page, source: Source, loc: Location) -> Iterator[Problem]:
    """Models that are not there or do not point to the table, and tables of nothing else."""
    table = page.table or ""
    seen: list[tuple[str, str]] = []
    for index, said in enumerate(page.columns):
        if isinstance(said, str):
            continue
        place, known = (*loc, "columns", index), _references(spec, said, table)
        if said.count not in spec.models:
            message = f"there is no model '{said.count}'"
            yield source.problem((*place, "count"), message, did_you_mean(said.count, spec.models))
        elif not known:
            yield source.problem((*place, "count"), f"no field of '{said.count}' points to '{table}'")
        elif said.by is not None and said.by not in known:
            message = f"'{said.by}' is no reference of '{said.count}' to '{table}'"
            yield source.problem((*place, "by"), message, did_you_mean(said.by, known))
        elif said.by is None and len(known) > 1:
            message = f"'{said.count}' has several references to '{table}'"
            yield source.problem((*place, "count"), message, f"say which: by: {known[0]}")
        elif (said.count, said.by or known[0]) in seen:
            yield source.problem((*place, "count"), f"'{said.count}' is counted twice")
        else:
            seen.append((said.count, said.by or known[0]))
    if page.columns and not page.shown_fields:
        message = "numbers alone do not say which row is which"
        yield source.problem((*loc, "columns"), message, "name a field among the columns", at_key=True)


def _references(spec: Spec, said: Counted, table: str) -> list[str]:
    """The fields of the counted model that point to the rows of the table."""
    model = spec.models.get(said.count)
    return [key for key, field in model.fields.items() if field.to == table] if model else []
