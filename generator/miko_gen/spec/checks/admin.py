"""Rules about the pages of the admin cabinet."""

from __future__ import annotations

from collections.abc import Iterator

from miko_gen.spec.document import Page, Spec
from miko_gen.spec.problem import Problem, did_you_mean
from miko_gen.spec.source import Location, Source


def problems(spec: Spec, source: Source) -> Iterator[Problem]:
    """Pages of models that are not there or do not fit, columns that do not exist or must not be shown."""
    seen: dict[str, str] = {}
    for name, page in spec.admin.items():
        loc: Location = ("admin", name)
        kind = "form" if page.form else "table"
        model_name = page.form or page.table or ""
        model = spec.models.get(model_name)
        if model is None:
            message = f"there is no model '{model_name}'"
            yield source.problem((*loc, kind), message, did_you_mean(model_name, spec.models))
            continue
        if model.singleton != (kind == "form"):
            message = (
                f"'{model_name}' has {'one row: it takes a form' if model.singleton else 'many rows: it takes a table'}"
            )
            yield source.problem((*loc, kind), message, f"write {'form' if model.singleton else 'table'}: {model_name}")
            continue
        first = seen.setdefault(model_name, name)
        if first != name:
            yield source.problem((*loc, kind), f"'{model_name}' has a page already: '{first}'")
        yield from _fields(spec, page, source, loc)


def _fields(spec: Spec, page: Page, source: Source, loc: Location) -> Iterator[Problem]:
    kind, other = ("fields", "columns") if page.form else ("columns", "fields")
    model_name = page.form or page.table or ""
    model = spec.models[model_name]
    if getattr(page, other):
        yield source.problem(
            (*loc, other), f"'{other}' does not go with {'a form' if page.form else 'a table'}", at_key=True
        )
    named = getattr(page, kind)
    for index, key in enumerate(named):
        place = (*loc, kind, index)
        if key not in model.fields:
            yield source.problem(place, f"'{model_name}' has no field '{key}'", did_you_mean(key, model.fields))
        elif key in named[:index]:
            yield source.problem(place, f"'{key}' is named twice")
        elif page.table and model.fields[key].type == "secret":
            yield source.problem(place, f"'{key}' is a secret: it is never shown in a table")
    if page.table and named:
        for key, field in model.fields.items():
            if field.required and field.default is None and not field.read_only and key not in named:
                message = f"'{key}' is required and not among the columns: nobody could add a row"
                yield source.problem((*loc, "columns"), message)
