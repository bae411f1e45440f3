"""Rules about the tables of the admin cabinet."""

from __future__ import annotations

from collections.abc import Iterator

from miko_gen.spec.checks import counts, within
from miko_gen.spec.checks.needed import may_be_needed
from miko_gen.spec.checks.rows import where_problems
from miko_gen.spec.database import Model
from miko_gen.spec.document import Page, Spec
from miko_gen.spec.fields import ModelField
from miko_gen.spec.problem import Problem, did_you_mean
from miko_gen.spec.source import Location, Source

_CHOICES = ("enum", "bool", "reference", "sound", "extension", "date-time")
_UNSEEN = ("bool", "secret")


def problems(spec: Spec, page: Page, source: Source, loc: Location) -> Iterator[Problem]:
    """Columns that cannot be searched, sorted or chosen from, buttons that nothing answers, rows that nobody can add."""
    name = page.table or ""
    model, tie = spec.models[name], within.tie(spec, page)
    usual = [
        key for key, field in model.fields.items() if field.type != "secret" and key not in (page.drag_to_order, tie)
    ]
    shown = page.shown_fields if page.columns else usual
    yield from counts.problems(spec, page, source, loc)
    yield from _where(spec, name, page, source, (*loc, "where"))
    if not page.columns and not shown:
        yield source.problem((*loc, "table"), f"'{name}' has no field that a table could show")
    yield from _named(name, model, page, shown, source, loc)
    yield from _order(name, model, page, shown, source, loc)
    yield from _switches(name, model, page, shown, source, loc)
    yield from _buttons(page, source, loc)
    yield from _csv(page, source, loc)
    yield from _required(model, page, [*shown, *([tie] if tie else [])], source, loc)
    yield from within.problems(spec, page, source, loc)


def _where(spec: Spec, name: str, page: Page, source: Source, loc: Location) -> Iterator[Problem]:
    if page.where and page.edit != "none":
        message = "a row that people change would not stay in the table"
        yield source.problem(loc, message, "it goes with edit: none", at_key=True)
    if page.where and page.drag_to_order:
        message = "the places are those of all rows"
        yield source.problem(loc, message, "it does not go with drag_to_order", at_key=True)
    for path in page.where:
        if "." in path:
            message = "a table is for rows by their own columns"
            yield source.problem((*loc, path), message, at_key=True)
    yield from where_problems(spec, name, page.where, source, loc)


def _named(name: str, model: Model, page: Page, shown: list[str], source: Source, loc: Location) -> Iterator[Problem]:
    for word, named in (("search", page.search or []), ("filters", page.filters)):
        for index, key in enumerate(named):
            place = (*loc, word, index)
            field = model.fields.get(key)
            if field is None:
                yield source.problem(place, f"'{name}' has no field '{key}'", did_you_mean(key, model.fields))
            elif key in named[:index]:
                yield source.problem(place, f"'{key}' is named twice")
            elif word == "filters" and field.type not in _CHOICES:
                message = f"'{key}' has no values to choose from: filters are of the types {', '.join(_CHOICES)}"
                yield source.problem(place, message)
            elif word == "search" and field.type in _UNSEEN:
                hint = f"write filters: [{key}]" if field.type == "bool" else ""
                yield source.problem(place, f"'{key}' is no text that can be searched", hint)
            elif word == "search" and key not in shown:
                yield source.problem(place, f"'{key}' is not among the columns", did_you_mean(key, shown))


def _order(name: str, model: Model, page: Page, shown: list[str], source: Source, loc: Location) -> Iterator[Problem]:
    key = (page.order_by or "").split(" ")[0]
    if key and key not in shown:
        yield source.problem((*loc, "order_by"), f"'{key}' is not among the columns", did_you_mean(key, shown))
    drag = page.drag_to_order
    if drag is None:
        return
    field = model.fields.get(drag)
    if field is None:
        yield source.problem(
            (*loc, "drag_to_order"), f"'{name}' has no field '{drag}'", did_you_mean(drag, model.fields)
        )
    elif not _holds_places(field) or any(drag in group for group in model.unique):
        message = f"'{drag}' cannot hold the places 1, 2, 3, …"
        hint = f"for example {drag}: {{type: integer, default: 0, read_only: true}}"
        yield source.problem((*loc, "drag_to_order"), message, hint)
    elif drag in page.shown_fields:
        index = page.columns.index(drag)
        yield source.problem((*loc, "columns", index), f"'{drag}' is where a row stands: it is no column")
    for word in ("order_by", "page_length"):
        if word in page.model_fields_set:
            message = f"'{word}' does not go with 'drag_to_order': all rows stand there, in their own order"
            yield source.problem((*loc, word), message, at_key=True)
    if "server_side" in page.model_fields_set and page.server_side:
        message = "rows that are dragged have to be there all at once"
        yield source.problem((*loc, "server_side"), message, "leave out 'server_side'", at_key=True)


def _holds_places(field: ModelField) -> bool:
    limits = (field.minimum is None or field.minimum <= 1) and field.maximum is None
    return field.type == "integer" and not field.unique and limits


def _switches(
    name: str, model: Model, page: Page, shown: list[str], source: Source, loc: Location
) -> Iterator[Problem]:
    if page.switches and page.edit != "page":
        message = "rows are edited in the table itself" if page.edit == "inline" else "nobody edits these rows"
        yield source.problem((*loc, "switches"), message, "it goes with edit: page", at_key=True)
    for index, key in enumerate(page.switches):
        place, field = (*loc, "switches", index), model.fields.get(key)
        if field is None:
            yield source.problem(place, f"'{name}' has no field '{key}'", did_you_mean(key, model.fields))
        elif key in page.switches[:index]:
            yield source.problem(place, f"'{key}' is named twice")
        elif field.type != "bool":
            yield source.problem(place, f"'{key}' is no yes or no: it is of the type {field.type}")
        elif field.read_only:
            yield source.problem(place, f"'{key}' is read-only: nobody switches it")
        elif key not in shown:
            yield source.problem(place, f"'{key}' is not among the columns", did_you_mean(key, shown))


def _buttons(page: Page, source: Source, loc: Location) -> Iterator[Problem]:
    for index, button in enumerate(page.buttons or []):
        place = (*loc, "buttons", index)
        if button in (page.buttons or [])[:index]:
            yield source.problem(place, f"'{button}' is named twice")
        elif button == "copy" and page.edit != "page":
            yield source.problem(place, "a copy is made on the page of a row", "write edit: page")
        elif button == "add" and page.edit == "none":
            yield source.problem(place, "a row that nobody edits cannot be added", "write edit: inline or edit: page")


def _csv(page: Page, source: Source, loc: Location) -> Iterator[Problem]:
    for index, way in enumerate(page.csv):
        if way in page.csv[:index]:
            yield source.problem((*loc, "csv", index), f"'{way}' is named twice")
        elif way == "import" and page.edit == "none":
            message = "rows that nobody edits cannot be put in"
            yield source.problem((*loc, "csv", index), message, "write edit: inline or edit: page")


def _required(model: Model, page: Page, shown: list[str], source: Source, loc: Location) -> Iterator[Problem]:
    word = "fields" if page.edit == "page" else "columns"
    named = page.fields if page.edit == "page" else shown
    if not named or page.edit == "none" or (page.buttons is not None and "add" not in page.buttons):
        return
    what = "inputs" if word == "fields" else "columns"
    for key, field in model.fields.items():
        needed = field.required and field.default is None and not field.read_only
        needed = needed or may_be_needed(field, model.fields, named)
        if needed and key not in named and key != page.drag_to_order:
            message = f"'{key}' is required and not among the {what}: nobody could add a row"
            hint = "no table shows a secret: write edit: page" if field.type == "secret" else ""
            yield source.problem((*loc, word if word in page.model_fields_set else "table"), message, hint)
