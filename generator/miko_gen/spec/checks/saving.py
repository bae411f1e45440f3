"""Rules about rows that workers and scripts keep."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Protocol

from miko_gen.spec.checks.known import known_columns
from miko_gen.spec.checks.needed import may_be_needed
from miko_gen.spec.checks.values import judge
from miko_gen.spec.database import Model
from miko_gen.spec.document import Spec
from miko_gen.spec.fields import ModelField, Scalar
from miko_gen.spec.problem import Problem, did_you_mean
from miko_gen.spec.source import Location, Source

_NAME = re.compile(r"\{[^{}]*\}")
# The characters of which a value of such a field is made.
_CHARACTERS = {
    "integer": ("-+0-9", "a whole number"),
    "number": ("-+0-9.eE", "a number"),
    "extension": ("0-9*#", "an extension number"),
    "phone": ("+0-9*#", "a phone number"),
    "ip": ("0-9a-fA-F:.", "an IP address"),
    "date-time": ("0-9: -", "a date and time"),
}


class Saved(Protocol):
    """What a step says of a row."""

    @property
    def by(self) -> Mapping[str, str]: ...
    @property
    def set(self) -> Mapping[str, Scalar]: ...
    @property
    def insert(self) -> bool: ...


def save_problems(
    spec: Spec, name: str, said: Saved, source: Source, loc: Location, texts: Callable[..., Iterator[Problem]]
) -> Iterator[Problem]:
    """Rows of no model, with fields that it has not or values that these do not take.

    ``texts`` judges a text with names in braces: it takes the text, and the place as ``loc``.
    """
    at = next((place for place in ((*loc, "save"), (*loc, "model")) if place in source.values), loc)
    model = spec.models.get(name)
    if name.startswith("core.") and known_columns(spec, name):
        yield source.problem(at, f"'{name}' is a model of MikoPBX: its rows are only read here")
        return
    if model is None:
        yield source.problem(at, f"there is no model '{name}'", did_you_mean(name, spec.models))
        return
    if model.singleton:
        yield source.problem(at, f"'{name}' has one row only: the settings are no record of events")
    is_counted = getattr(said, "increment", None) is not None
    if not said.set and not is_counted and not (said.by and said.insert):
        yield source.problem(loc, "nothing is saved", f'add set: {{{next(iter(model.fields))}: "…"}}')
    if not said.insert and not said.by:
        hint = f'add by: {{{next(iter(model.fields))}: "…"}}'
        yield source.problem((*loc, "insert"), "without 'by' there is only a new row", hint)
    for word in ("by", "set"):
        for key, value in getattr(said, word).items():
            yield from _column(name, model, key, value, source, (*loc, word, key), texts)
            if word == "set" and key in said.by:
                yield source.problem((*loc, word, key), f"'{key}' is said by 'by' already", at_key=True)
    missing = [
        key
        for key, field in model.fields.items()
        if ((field.required and field.default is None) or _may_be_needed(field, model, said))
        and key not in said.by
        and key not in said.set
    ]
    if said.insert and missing:
        message = f"a new row of '{name}' needs {', '.join(missing)}"
        yield source.problem(at, message, "add it under 'by' or 'set', or insert: false")


def _may_be_needed(field: ModelField, model: Model, said: Saved) -> bool:
    plain = {key: value for key, value in said.set.items() if not (isinstance(value, str) and "{" in value)}
    return may_be_needed(field, model.fields, (*said.by, *said.set)) and all(
        plain[key] in values for key, values in field.required_when.items() if key in plain
    )


def delete_problems(
    spec: Spec, name: str, by: Mapping[str, str], source: Source, loc: Location, texts: Callable[..., Iterator[Problem]]
) -> Iterator[Problem]:
    """Rows of no model, or all of them."""
    model = spec.models.get(name)
    if model is None:
        yield source.problem((*loc, "delete"), f"there is no model '{name}'", did_you_mean(name, spec.models))
        return
    if model.singleton:
        yield source.problem((*loc, "delete"), f"'{name}' has one row only: the settings stay")
    if not by:
        hint = f'add by: {{{next(iter(model.fields))}: "…"}}'
        yield source.problem((*loc, "delete"), "every row would go", hint)
    for key, value in by.items():
        yield from _column(name, model, key, value, source, (*loc, "by", key), texts)


def _column(
    name: str,
    model: Model,
    key: str,
    value: Scalar,
    source: Source,
    loc: Location,
    texts: Callable[..., Iterator[Problem]],
) -> Iterator[Problem]:
    field = model.fields.get(key)
    if field is None:
        yield source.problem(loc, f"'{name}' has no field '{key}'", did_you_mean(key, model.fields), at_key=True)
    elif field.type == "secret":
        yield source.problem(loc, f"'{key}' is a secret: no call has one", at_key=True)
    elif isinstance(value, str) and "{" in value:
        yield from texts(value, loc=loc)
        characters, kind = _CHARACTERS.get(field.type, ("", ""))
        if characters and (strange := re.search(f"[^{characters}]", _NAME.sub("", value))):
            yield source.problem(loc, f"'{key}' is {kind}: none has '{strange[0]}' in it")
    elif value is not None and (wrong := judge(field, value)):
        yield source.problem(loc, f"'{key}' {wrong}")
