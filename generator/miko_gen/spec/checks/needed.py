"""Rules about fields that must not be empty while others have certain values, and what such conditions can ask for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from miko_gen.spec.database import Model
from miko_gen.spec.fields import ModelField, Scalar
from miko_gen.spec.problem import Problem, did_you_mean
from miko_gen.spec.source import Location, Source


def problems(model: Model, key: str, source: Source, loc: Location) -> Iterator[Problem]:
    """Conditions that never come true, and fields that they do not go with."""
    field, place = model.fields[key], (*loc, "required_when")
    if not field.required_when:
        return
    if field.type == "bool":
        yield source.problem(place, "a bool is never empty", at_key=True)
    for word, message in (
        ("required", "the field is required, whatever others hold"),
        ("read_only", "nobody could give the value: the field is read-only"),
        ("reserve", "a reserved number is always there"),
    ):
        if getattr(field, word):
            yield source.problem(place, message, at_key=True)
    if model.singleton and field.to and not field.to.startswith("core."):
        message = "the settings may be there before any row that they could lead to"
        yield source.problem(place, message, "a handler of before_save can ask for it", at_key=True)
    for other, values in field.required_when.items():
        yield from _condition(model, key, other, values, source, (*place, other))
    is_given = field.type == "secret" and field.random
    if model.singleton and not is_given and may_be_needed(field, model.fields):
        message = "the row of a singleton is made at install, and needs the value then"
        hint = "give it a default, or other defaults to the fields that decide"
        yield source.problem(place, message, hint, at_key=True)


def _condition(
    model: Model, key: str, other: str, values: list[Scalar], source: Source, loc: Location
) -> Iterator[Problem]:
    decides = {name: field for name, field in model.fields.items() if name != key and field.type in ("bool", "enum")}
    if other == key or other not in model.fields:
        yield source.problem(loc, f"'{other}' is not another field", did_you_mean(other, decides), at_key=True)
        return
    for value in values:
        if not can_be(model.fields[other], value):
            yield source.problem(loc, f"'{other}' is never {said_as(value)}", choices(model.fields[other]))
    if {True, False} <= set(values):
        yield source.problem(loc, f"'{other}' is always true or false", "write one of the two")


def may_be_needed(field: ModelField, fields: Mapping[str, ModelField], given: Collection[str] = ()) -> bool:
    """Whether a row without a value of the field may be refused, when nobody gives one to other fields than ``given``."""
    return bool(field.required_when and field.default in (None, "")) and all(
        other in given or (other in fields and (fields[other].default_from or at_first(fields[other]) in values))
        for other, values in field.required_when.items()
    )


def is_needed(field: ModelField, fields: Mapping[str, ModelField], row: Mapping[str, Scalar]) -> bool:
    """Whether the row that begins with these values must have one of the field."""
    return bool(field.required_when) and all(
        other in fields and row.get(other, at_first(fields[other])) in values
        for other, values in field.required_when.items()
    )


def at_first(field: ModelField) -> Scalar:
    """What decides in a new row: a bool that nobody gave is false."""
    return False if field.type == "bool" and field.default is None else field.default


def can_be(field: ModelField, value: Scalar) -> bool:
    return isinstance(value, bool) if field.type == "bool" else field.type == "enum" and value in (field.values or {})


def choices(field: ModelField) -> str:
    if field.type == "bool":
        return "true or false"
    return f"one of: {', '.join(field.values or {})}" if field.type == "enum" else "a condition is on a bool or an enum"


def said_as(value: Scalar) -> str:
    return str(value).lower() if isinstance(value, bool) else f"'{value}'"
