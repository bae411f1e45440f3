"""What may stand where in a spec, read from the models: for the nearest right word of an unknown key."""

from __future__ import annotations

from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from miko_gen.spec.document import Spec
from miko_gen.spec.hooks import Hook
from miko_gen.spec.source import Location


def keys_at(loc: Location) -> list[str]:
    """The keys that may stand at ``loc``, found by walking the models."""
    annotation: Any = Spec
    for part in loc:
        annotation = _inside(annotation, part)
    model = _model_in(annotation) or _model_in(_item_of(annotation))
    if model is None:
        return []
    if model.__name__ == "Dialplan":
        from miko_gen.contract.catalogue import friendly_names

        return ["contexts", *friendly_names()]
    return list(_fields(model))


def _fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of ``model`` by the keys that a spec says them with: `if`, which Python has no attribute for."""
    model.model_rebuild()  # One that is made of its own kind, as a step is, knows its fields only then.
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _inside(annotation: Any, part: str | int) -> Any:
    """The annotation of what stands at key or index ``part`` of ``annotation``."""
    model = _model_in(annotation)
    fields = _fields(model) if model is not None else {}
    if part in fields:
        return fields[str(part)].annotation
    if model is not None and model.__name__ == "Dialplan":
        return Hook
    for argument in _parts(annotation):
        if get_origin(argument) is dict:
            return get_args(argument)[1]
        if get_origin(argument) is list and isinstance(part, str):
            return _inside(_item_of(annotation), part)
        if get_origin(argument) is list:
            return get_args(argument)[0]
    return model


def _item_of(annotation: Any) -> Any:
    """The annotation of an item where ``annotation`` is a list: one part may stand for a list of it."""
    return next((get_args(part)[0] for part in _parts(annotation) if get_origin(part) is list), None)


def _parts(annotation: Any) -> list[Any]:
    """An annotation and, where it is a union or Annotated, what it is made of."""
    found, arguments = [annotation], get_args(annotation)
    if get_origin(annotation) not in (dict, list):
        for argument in arguments:
            found += _parts(argument)
    return found


def _model_in(annotation: Any) -> type[BaseModel] | None:
    for part in _parts(annotation):
        if isinstance(part, type) and issubclass(part, BaseModel):
            return part
    return None
