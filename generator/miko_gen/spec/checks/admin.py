"""Rules about the pages of the admin cabinet."""

from __future__ import annotations

from collections.abc import Iterator

from miko_gen.linked import names
from miko_gen.spec.checks import tables
from miko_gen.spec.database import Model
from miko_gen.spec.document import Page, Spec
from miko_gen.spec.pages import TableWords
from miko_gen.spec.problem import Problem, did_you_mean
from miko_gen.spec.source import Location, Source

# What Core's AclController asks about by itself.
_ASKED = ("index", "getNewRecords", "modify", "edit", "save", "delete", "copy")


def problems(spec: Spec, source: Source) -> Iterator[Problem]:
    """Pages of models that are not there or do not fit, words that do not go with them, what must not be shown."""
    seen: dict[str, str] = {}
    for name, page in spec.admin.items():
        loc: Location = ("admin", name)
        kind = _kind(page)
        yield from _words(page, kind, source, loc)
        yield from _place(page, source, loc)
        shown = page.form or page.table or page.view or ""
        model = spec.models.get(shown)
        if kind != "view" and model is None:
            yield source.problem((*loc, kind), f"there is no model '{shown}'", did_you_mean(shown, spec.models))
            continue
        if model is not None and kind != "view" and model.singleton != (kind == "form"):
            message = (
                f"'{shown}' has {'one row: it takes a form' if model.singleton else 'many rows: it takes a table'}"
            )
            yield source.problem((*loc, kind), message, f"write {'form' if model.singleton else 'table'}: {shown}")
            continue
        # A list that nobody edits has nothing that another page of the model has.
        is_list = kind == "table" and page.edit == "none"
        first = name if is_list else seen.setdefault(f"{kind == 'view'} {shown}", name)
        if first != name:
            hint = "a further table has edit: none" if kind == "table" else ""
            yield source.problem((*loc, kind), f"'{shown}' has a page already: '{first}'", hint)
        if model is not None and kind != "view":
            yield from _fields(shown, model, page, source, loc)
        if model is not None and kind == "table":
            yield from tables.problems(spec, page, source, loc)
    yield from _controllers(spec, source)


def handlers(spec: Spec) -> Iterator[tuple[str, str, Location]]:
    """Every handler that the pages name: what it is for, the method, its place."""
    for name, page in spec.admin.items():
        if page.handler:
            yield "for a page", page.handler, ("admin", name, "handler")
        for key, action in page.actions.items():
            what = f"for rows of {page.table}" if action.on == "row" and page.table else "for a button of a page"
            what = f"for what is typed into {page.form}" if action.typed and page.form else what
            yield what, action.handler, ("admin", name, "actions", key, "handler")


def _kind(page: Page) -> str:
    return "form" if page.form else "table" if page.table else "view"


def _words(page: Page, kind: str, source: Source, loc: Location) -> Iterator[Problem]:
    table, a_kind = set(TableWords.model_fields), f"a {kind}"
    wrong = {"form": table | {"handler"}, "table": {"handler"}, "view": table | {"fields", "actions"}}[kind]
    for word in page.model_fields_set & wrong:
        yield source.problem((*loc, word), f"'{word}' does not go with {a_kind}", at_key=True)
    if kind == "table" and page.fields and page.edit != "page":
        message = "'fields' are the inputs of the page of a row: they go with 'edit: page'"
        yield source.problem((*loc, "fields"), message, "the columns are said by 'columns'", at_key=True)


def _place(page: Page, source: Source, loc: Location) -> Iterator[Problem]:
    for key, action in page.actions.items() if page.form else ():
        if action.on == "row":
            message = "a form has no rows: its buttons are for the page"
            yield source.problem((*loc, "actions", key, "on"), message, "leave out 'on'")
    for key, action in page.actions.items():
        if action.typed and page.table and (action.on == "page" or page.edit != "page"):
            message = "there are no inputs: rows are typed on pages of their own"
            hint = "it goes with edit: page and on: row"
            yield source.problem((*loc, "actions", key, "typed"), message, hint, at_key=True)
    for index, name in enumerate(page.permissions):
        place = (*loc, "permissions", index)
        if name in _ASKED:
            yield source.problem(place, f"MikoPBX asks about '{name}' by itself")
        elif name in page.permissions[:index]:
            yield source.problem(place, f"'{name}' is named twice")
    for kind in ("js", "css") if page.assets else ():
        listed = getattr(page.assets, kind)
        for index, name in enumerate(listed):
            if name in listed[:index]:
                yield source.problem((*loc, "assets", kind, index), f"'{name}' is named twice")


def _fields(model_name: str, model: Model, page: Page, source: Source, loc: Location) -> Iterator[Problem]:
    for word in ("fields", "columns"):
        named = getattr(page, word)
        for index, key in enumerate(named):
            place = (*loc, word, index)
            if not isinstance(key, str):
                continue
            if key not in model.fields:
                yield source.problem(place, f"'{model_name}' has no field '{key}'", did_you_mean(key, model.fields))
            elif key in named[:index]:
                yield source.problem(place, f"'{key}' is named twice")
            elif word == "columns" and model.fields[key].type == "secret":
                yield source.problem(place, f"'{key}' is a secret: it is never shown in a table")


def _controllers(spec: Spec, source: Source) -> Iterator[Problem]:
    outside = [name for name, page in spec.admin.items() if page.within is None]
    if outside and all(spec.admin[name].menu for name in outside):
        last = outside[-1]
        message = "every page has an item in the menu: one must be the page that the list of modules opens"
        yield source.problem(("admin", last, "menu"), message, "leave out 'menu' of one page", at_key=True)
    feature = spec.module.id.removeprefix("Module")
    seen = {spec.module.id.lower(): "the module's own"}
    for name, page in spec.admin.items():
        if page.menu or page.edit == "page":
            own = f"{feature}{names.pascal(name)}"
            first = seen.setdefault(own.lower(), f"'{name}'")
            if first != f"'{name}'":
                message = f"its controller would be {own}Controller, and so is that of {first}: PHP ignores case"
                yield source.problem(("admin", name), message, "give the page another name", at_key=True)
