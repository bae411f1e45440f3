"""Rules about REST resources that let a client read rows of MikoPBX."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from miko_gen.spec.checks.known import all_columns, known_columns
from miko_gen.spec.checks.rows import no_model, row_where_problems
from miko_gen.spec.database import Model
from miko_gen.spec.document import Spec
from miko_gen.spec.fields import ModelField
from miko_gen.spec.problem import Problem, did_you_mean
from miko_gen.spec.rest import READING, Resource
from miko_gen.spec.source import Location, Source


def columns_of(resource: Resource) -> Model | None:
    """The columns of the model of MikoPBX that the resource serves, as a model of the spec has them."""
    columns: Mapping[str, Any] = all_columns(resource.model or "")
    fields = {name: ModelField.model_construct(type=kind) for name, kind in columns.items() if name != "id"}
    return Model.model_construct(fields=fields, singleton=False) if fields else None


def of_core(spec: Spec, resource: Resource, source: Source, loc: Location) -> Iterator[Problem]:
    """A model that there is not, columns that nobody may see, and what would change a row."""
    name = str(resource.model)
    columns = all_columns(name)
    if not columns:
        yield no_model(spec, name, source, (*loc, "model"))
        return
    yield from _fields(spec, resource, source, loc)
    yield from row_where_problems(spec, name, resource.where, source, (*loc, "where"))
    for index, operation in enumerate(resource.operations if isinstance(resource.operations, list) else ()):
        if operation not in READING:
            message = f"'{name}' is a model of MikoPBX: its rows are only read here"
            yield source.problem((*loc, "operations", index), message, f"one of: {', '.join(READING)}")
    for key, action in resource.actions.items():
        if action.on == "record":
            message = f"'{name}' is a model of MikoPBX: there are no actions on its rows"
            yield source.problem((*loc, "actions", key, "on"), message, "take 'on' out")


def _fields(spec: Spec, resource: Resource, source: Source, loc: Location) -> Iterator[Problem]:
    name = str(resource.model)
    columns, known = all_columns(name), [key for key in known_columns(spec, name) if key != "id"]
    if not resource.fields:
        yield source.problem((*loc, "model"), "which columns are answered?", f"add fields: [{', '.join(known[:3])}]")
    for index, key in enumerate(resource.fields):
        place = (*loc, "fields", index)
        if key == "id":
            yield source.problem(place, "'id' is there by itself")
        elif columns.get(key) == "secret":
            yield source.problem(place, f"'{key}' is a secret: no client sees it")
        elif key not in columns:
            yield source.problem(place, f"'{name}' has no field '{key}'", did_you_mean(key, known))
        elif key in resource.fields[:index]:
            yield source.problem(place, f"'{key}' is named twice")
    said: list[tuple[Location, str]] = [
        ((word, index), key) for word in ("search", "filters") for index, key in enumerate(getattr(resource, word))
    ]
    said += [(("order_by",), resource.order_by.split(" ")[0])] if resource.order_by else []
    for at, key in said:
        if key in known and key not in resource.fields:
            yield source.problem((*loc, *at), f"'{key}' is not among the fields", "add it there")
