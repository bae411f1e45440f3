"""Rules about REST resources."""

from __future__ import annotations

from collections.abc import Iterator

from miko_gen.spec.checks.models import parameter_problems
from miko_gen.spec.document import Spec
from miko_gen.spec.problem import Problem, did_you_mean
from miko_gen.spec.rest import Resource
from miko_gen.spec.source import Location, Source

_NOT_HERE = ("reference", "secret")


def problems(spec: Spec, source: Source) -> Iterator[Problem]:
    """Resources of models that are not there, searches in fields that are not text, wrong parameters."""
    for name, resource in spec.rest.items():
        loc: Location = ("rest", name)
        yield from _resource(spec, resource, source, loc)
        for action_name, action in resource.actions.items():
            place = (*loc, "actions", action_name)
            for group in ("parameters", "returns"):
                for key, value in getattr(action, group).items():
                    yield from parameter_problems(value, source, (*place, group, key))
                    if value.type in _NOT_HERE:
                        message = f"an action cannot take or return the type '{value.type}'"
                        yield source.problem((*place, group, key), message, "use string or integer")


def _resource(spec: Spec, resource: Resource, source: Source, loc: Location) -> Iterator[Problem]:
    model = spec.models.get(resource.model)
    if model is None:
        message = f"there is no model '{resource.model}'"
        yield source.problem((*loc, "model"), message, did_you_mean(resource.model, spec.models))
        return
    if model.singleton:
        tables = [name for name, other in spec.models.items() if not other.singleton]
        message = f"'{resource.model}' is a singleton: it has no list of records"
        yield source.problem((*loc, "model"), message, did_you_mean(resource.model, tables))
    for index, key in enumerate(resource.search):
        if key not in model.fields:
            message = f"'{resource.model}' has no field '{key}'"
            yield source.problem((*loc, "search", index), message, did_you_mean(key, model.fields))
        elif model.fields[key].type in ("secret", "bool"):
            yield source.problem((*loc, "search", index), f"a {model.fields[key].type} cannot be searched")
        elif key in resource.search[:index]:
            yield source.problem((*loc, "search", index), f"'{key}' is named twice")
    for index, operation in enumerate(resource.operations):
        if operation in resource.operations[:index]:
            yield source.problem((*loc, "operations", index), f"'{operation}' is named twice")
