"""Rules about values of an older version that are converted."""

from __future__ import annotations

from collections.abc import Iterator

from miko_gen.spec.checks.values import judge
from miko_gen.spec.document import Spec
from miko_gen.spec.fields import ModelField, Scalar
from miko_gen.spec.problem import Problem, did_you_mean
from miko_gen.spec.source import Location, Source


def problems(spec: Spec, source: Source) -> Iterator[Problem]:
    """Conversions to a value that is wrong, and ones that could not be told from those already done."""
    for name, model in spec.models.items():
        for key, field in model.fields.items():
            is_unique = field.unique or any(key in group for group in model.unique)
            yield from _conversions(field, source, ("models", name, "fields", key), is_unique=is_unique)


def _conversions(field: ModelField, source: Source, loc: Location, *, is_unique: bool) -> Iterator[Problem]:
    for name, values in field.converted_names.items():
        if name not in field.renamed_from:
            message = (
                f"'{name}' is no name that the field had: what is said there becomes of the values under a former name"
            )
            hint = did_you_mean(name, field.renamed_from) or f"add renamed_from: {name}"
            yield source.problem((*loc, "convert", name), message, hint, at_key=True)
        for old, new in values.items():
            if wrong := _wrong(field, new):
                yield source.problem((*loc, "convert", name, old), f"what '{old}' becomes {wrong}")
    for old, new in field.converted.items():
        place = (*loc, "convert", old)
        if wrong := _wrong(field, new):
            yield source.problem(place, f"what '{old}' becomes {wrong}")
        if _is_taken(field, old):
            message = f"'{old}' is a value that the field takes today: it would be converted at every upgrade"
            hint = "convert values only that its type and rules refuse"
            if old == "":
                hint = "add required: true"
            elif field.renamed_from:
                hint = f"say it of the values under the former name: {{{field.renamed_from[0]}: {{{old}: …}}}}"
            yield source.problem(place, message, hint, at_key=True)
    if field.convert and is_unique:
        message = "the field is unique: a row that has the new value already would stop the upgrade"
        yield source.problem((*loc, "convert"), message, "leave one of the two out", at_key=True)


def _wrong(field: ModelField, new: Scalar) -> str:
    if new is None:
        return "is nothing, and the field is required" if field.required or field.required_when else ""
    return judge(field, new)


def _is_taken(field: ModelField, old: str) -> bool:
    """Whether a row may hold ``old`` today; in the table every value is text, true is 1 and nothing is empty."""
    if old == "":
        return not field.required
    value: Scalar = old
    if field.type == "bool":
        return old in ("0", "1")
    try:
        value = int(old) if field.type == "integer" else float(old) if field.type == "number" else old
    except ValueError:
        return False
    return not judge(field, value)
