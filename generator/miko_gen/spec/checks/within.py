"""Rules about tables on the page of a row of another table."""

from __future__ import annotations

from collections.abc import Iterator

from miko_gen.spec.document import Page, Spec
from miko_gen.spec.problem import Problem, did_you_mean
from miko_gen.spec.source import Location, Source

# What belongs to a page that is opened by itself, or to all rows of a table.
_APART = ("menu", "assets", "permissions", "csv")


def tie(spec: Spec, page: Page) -> str | None:
    """The reference that ties the rows of the table to the row on whose page it stands; None where it is not clear."""
    holder, _, said = (page.within or "").partition(".")
    found = _references(spec, page, holder)
    return said if said in found else found[0] if len(found) == 1 and not said else None


def problems(spec: Spec, page: Page, source: Source, loc: Location) -> Iterator[Problem]:
    """A page that has no rows with pages, rows that do not point to it, words that do not go with such a table."""
    if page.within is None:
        return
    holder, _, said = page.within.partition(".")
    place = (*loc, "within")
    of = spec.admin.get(holder)
    holders = [name for name, one in spec.admin.items() if one.edit == "page" and one.table and one.within is None]
    if of is None or holder not in holders:
        message = "has no rows with pages of their own" if of else "is no page of the spec"
        hint = "write edit: page there" if of and of.table and of.within is None else did_you_mean(holder, holders)
        yield source.problem(place, f"'{holder}' {message}", hint)
        return
    found = _references(spec, page, holder)
    if not found:
        hint = f"give '{page.table}' a field {{type: reference, to: {of.table}}} that is not read_only"
        yield source.problem(place, f"'{page.table}' has no reference to '{of.table}'", hint)
    elif said and said not in found:
        message = f"'{said}' is no reference of '{page.table}' to '{of.table}'"
        yield source.problem(place, message, did_you_mean(said, found))
    elif not said and len(found) > 1:
        message = f"'{page.table}' points to '{of.table}' by {' and '.join(found)}"
        yield source.problem(place, message, f"say which: within: {holder}.{found[0]}")
    by = tie(spec, page)
    if by in page.shown_fields:
        message = f"'{by}' is the row on whose page the table stands: it is no column"
        yield source.problem((*loc, "columns", page.columns.index(by)), message)
    if by in page.filters:
        message = f"'{by}' is the row on whose page the table stands: there is nothing to choose"
        yield source.problem((*loc, "filters", page.filters.index(by)), message)
    if page.edit == "page":
        message = "rows on the page of another row have no pages of their own"
        yield source.problem((*loc, "edit"), message, "write edit: inline or edit: none")
    for word in _APART:
        if word in page.model_fields_set:
            yield source.problem((*loc, word), f"'{word}' does not go with 'within'", at_key=True)


def _references(spec: Spec, page: Page, holder: str) -> list[str]:
    """The fields of the table's model that point to the model of the page ``holder``."""
    of, model = spec.admin.get(holder), spec.models.get(page.table or "")
    if of is None or of.table is None or model is None:
        return []
    adds = page.edit != "none" and (page.buttons is None or "add" in page.buttons)
    return [
        key
        for key, field in model.fields.items()
        if field.type == "reference" and field.to == of.table and not (adds and field.read_only)
    ]
