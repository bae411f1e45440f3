"""Rules about REST resources."""

from __future__ import annotations

from collections.abc import Iterator

from miko_gen.spec.checks import actions
from miko_gen.spec.checks.rest_of_core import columns_of, of_core
from miko_gen.spec.database import Model
from miko_gen.spec.document import Spec
from miko_gen.spec.problem import Problem, did_you_mean
from miko_gen.spec.rest import SINGLETON_OPERATIONS, Resource
from miko_gen.spec.source import Location, Source

# Parameters of every list, and types of which nobody asks for one value.
_OF_LISTS = ("limit", "offset", "order", "search")
_NO_FILTERS = ("secret", "text", "number")


def problems(spec: Spec, source: Source) -> Iterator[Problem]:
    """Resources of nothing or of models that are not there, searches in fields that are not text, wrong parameters."""
    for name, resource in spec.rest.items():
        loc: Location = ("rest", name)
        yield from _resource(spec, resource, source, loc) if resource.model else _bare(resource, source, loc)
        for place, action in resource.handled:
            yield from actions.problems(resource, action, source, (*loc, *place))


def _bare(resource: Resource, source: Source, loc: Location) -> Iterator[Problem]:
    """Of a resource without a model: what needs one."""
    for word in ("search", "filters", "order_by", "fields", "where"):
        if word in resource.model_fields_set:
            message = f"'{word}' is about the rows of a model, and the resource has none"
            yield source.problem((*loc, word), message, f"add a model, or take '{word}' out", at_key=True)
    if isinstance(resource.operations, list):
        message = "the operations of a resource without a model have handlers"
        said = ", ".join(f"{name}: {name}One" for name in resource.operations[:2])
        yield source.problem((*loc, "operations"), message, f"add a model, or write {{{said}}}", at_key=True)
    elif not (resource.actions or resource.operations):
        message = "the resource has neither a model nor an action: nobody could ask it anything"
        hint = "add model: Numbers, operations: {list: listNumbers} or actions: {state: {handler: stateOfAll}}"
        yield source.problem(loc, message, hint, at_key=True)
    if resource.singleton:
        yield from _one_thing(resource, source, loc)


def _one_thing(resource: Resource, source: Source, loc: Location) -> Iterator[Problem]:
    """Of a singleton without a model: what only many things have."""
    if "list" in resource.own_operations:
        message = "there is one thing only: nobody can list it"
        yield source.problem((*loc, "operations", "list"), message, "write get, or take 'singleton' out", at_key=True)
    for name, action in resource.actions.items():
        if action.on == "record":
            message = "there is one thing only: it has no id"
            yield source.problem((*loc, "actions", name, "on"), message, "take 'on' out, or 'singleton'")


def _resource(spec: Spec, resource: Resource, source: Source, loc: Location) -> Iterator[Problem]:
    yield from of_core(spec, resource, source, loc) if resource.is_of_core else _own(resource, source, loc)
    model = spec.models.get(resource.model or "") or columns_of(resource)
    if model is None and resource.is_of_core:
        return
    if model is None:
        message = f"there is no model '{resource.model}'"
        yield source.problem((*loc, "model"), message, did_you_mean(resource.model or "", spec.models))
        return
    if model.singleton:
        yield from _singleton(resource, source, loc)
    for index, key in enumerate(resource.search):
        if key not in model.fields:
            message = f"'{resource.model}' has no field '{key}'"
            yield source.problem((*loc, "search", index), message, did_you_mean(key, model.fields))
        elif model.fields[key].type in ("secret", "bool"):
            yield source.problem((*loc, "search", index), f"a {model.fields[key].type} cannot be searched")
        elif key in resource.search[:index]:
            yield source.problem((*loc, "search", index), f"'{key}' is named twice")
    if not model.singleton:
        yield from _of_lists(resource, source, loc)
        yield from _order(resource, model, source, (*loc, "order_by"))
        yield from _filters(resource, model, source, (*loc, "filters"))
    if resource.singleton:
        message = "'singleton' is said of the model"
        yield source.problem((*loc, "singleton"), message, "take it out", at_key=True)
    if isinstance(resource.operations, dict):
        message = f"the operations of a resource of '{resource.model}' are the generator's: a list of their names"
        names = ", ".join(resource.operations)
        hint = f"write operations: [{names}], and what a handler does as an action"
        yield source.problem((*loc, "operations"), message, hint, at_key=True)
        return
    operations = resource.operations or []
    for index, operation in enumerate(operations):
        if operation in operations[:index]:
            yield source.problem((*loc, "operations", index), f"'{operation}' is named twice")


def _own(resource: Resource, source: Source, loc: Location) -> Iterator[Problem]:
    """What only a model of MikoPBX needs: of one's own, every row and every field but secrets is served."""
    for word in ("fields", "where"):
        if word in resource.model_fields_set:
            yield source.problem((*loc, word), f"'{word}' goes with a model of MikoPBX", "take it out", at_key=True)


def _of_lists(resource: Resource, source: Source, loc: Location) -> Iterator[Problem]:
    for word in ("filters", "order_by"):
        if getattr(resource, word) and "list" not in resource.offered(singleton=False):
            message = f"'{word}' is for the operation 'list', which the resource has not"
            yield source.problem((*loc, word), message, "add list to its operations", at_key=True)


def _order(resource: Resource, model: Model, source: Source, loc: Location) -> Iterator[Problem]:
    key = (resource.order_by or "id").split(" ")[0]
    if key != "id" and key not in model.fields:
        message = f"'{resource.model}' has no field '{key}'"
        yield source.problem(loc, message, did_you_mean(key, model.fields))
    elif key != "id" and model.fields[key].type == "secret":
        yield source.problem(loc, "a list cannot be sorted by a secret")


def _filters(resource: Resource, model: Model, source: Source, loc: Location) -> Iterator[Problem]:
    taken: set[str] = set(_OF_LISTS)
    for index, key in enumerate(resource.filters):
        place = (*loc, index)
        field = model.fields.get(key)
        names = [f"{key}_from", f"{key}_to"] if field and field.type == "date-time" else [key]
        known = next((name for name in names if name in taken), None)
        if field is None:
            yield source.problem(place, f"'{resource.model}' has no field '{key}'", did_you_mean(key, model.fields))
        elif field.type in _NO_FILTERS:
            message = f"a {field.type} is no value that a list can be asked by"
            yield source.problem(place, message, f"write search: [{key}]" if field.type == "text" else "")
        elif key in resource.filters[:index]:
            yield source.problem(place, f"'{key}' is named twice")
        elif known:
            message = f"a list has a parameter '{known}' already"
            yield source.problem(place, message, "take it out, or give the field another name")
        taken.update(names)


def _singleton(resource: Resource, source: Source, loc: Location) -> Iterator[Problem]:
    """Of a resource with one record: what only a list of records has."""
    for index, operation in enumerate(resource.operations if isinstance(resource.operations, list) else []):
        if operation not in SINGLETON_OPERATIONS:
            message = f"'{resource.model}' is a singleton: nobody can {operation} its record"
            yield source.problem((*loc, "operations", index), message, f"one of: {', '.join(SINGLETON_OPERATIONS)}")
    for word, done in (("search", "search"), ("filters", "choose from"), ("order_by", "sort")):
        if word in resource.model_fields_set:
            message = f"'{resource.model}' is a singleton: there is nothing to {done}"
            yield source.problem((*loc, word), message, at_key=True)
    for name, action in resource.actions.items():
        if action.on == "record":
            message = f"'{resource.model}' is a singleton: its record has no id"
            yield source.problem((*loc, "actions", name, "on"), message, "take 'on' out")
