"""Rules about rows of a model that something is made for: which model, and what its columns must hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from miko_gen.spec.checks.known import known_columns, suggested, value_type
from miko_gen.spec.checks.values import judge
from miko_gen.spec.conditions import COMPARED, Meant, RowWhere, Sought
from miko_gen.spec.document import Spec
from miko_gen.spec.fields import Parameter
from miko_gen.spec.problem import Problem, also, did_you_mean
from miko_gen.spec.source import Location, Source
from miko_gen.spec.system import Each

_NUMBERS = ("integer", "number")
# MikoPBX says the values of these too when they change, or says nothing of a change.
_TOLD_OTHERWISE = ("LanInterfaces", "CallDetailRecords", "CallDetailRecordsTmp", "RecordingStorage")
# The times in records of calls, which the catalogue has as texts.
_CALLS = ("core.CallDetailRecords", "core.CallDetailRecordsTmp")
_TIMES = ("start", "answer", "endtime")


def is_model(spec: Spec, name: str) -> bool:
    return name in spec.models or bool(known_columns(spec, name))


def each_problems(spec: Spec, each: Each, source: Source, loc: Location) -> Iterator[Problem]:
    """A model that there is not, or that has one row; rows that there cannot be."""
    place = (*loc, "model") if (*loc, "model") in source.values else loc
    model = spec.models.get(each.model)
    if not is_model(spec, each.model):
        yield no_model(spec, each.model, source, place)
        return
    if each.model.removeprefix("core.") in _TOLD_OTHERWISE and model is None:
        message = f"MikoPBX does not tell of changes in '{each.model}' by their names: nothing would follow them"
        yield source.problem(place, message, "write a handler")
    if model is not None and model.singleton:
        hint = "its fields are {{ settings.field }} everywhere"
        yield source.problem(place, f"'{each.model}' is one row", hint)
    yield from order_problems(spec, each.model, each.order_by, source, loc)
    yield from row_where_problems(spec, each.model, each.where, source, (*loc, "where"))


def no_model(spec: Spec, name: str, source: Source, loc: Location) -> Problem:
    """Neither the spec has this model nor MikoPBX."""
    from miko_gen.contract.catalogue import core_models

    known = [f"core.{name}" for name in core_models()] if name.startswith("core.") else list(spec.models)
    return source.problem(loc, f"there is no model '{name}'", did_you_mean(name, known))


def order_problems(spec: Spec, model: str, order_by: str | None, source: Source, loc: Location) -> Iterator[Problem]:
    """Rows are sorted by a column that there is, and by no secret."""
    column = (order_by or "id").split(" ")[0]
    known = known_columns(spec, model)
    if column != "id" and column not in known:
        message = f"'{model}' has no field '{column}'"
        yield source.problem((*loc, "order_by"), message, did_you_mean(column, known))


def row_where_problems(spec: Spec, model: str, where: RowWhere, source: Source, loc: Location) -> Iterator[Problem]:
    """Columns, values and settings that there are not."""
    for path, wanted in where.items():
        if isinstance(wanted, str) and wanted.startswith("settings."):
            yield from _setting(spec, model, path, wanted, source, (*loc, path))
    yield from where_problems(spec, model, _literals(where), source, loc)


def where_problems(
    spec: Spec, model: str, where: Mapping[str, object], source: Source, loc: Location
) -> Iterator[Problem]:
    """Columns that there are not, and values that they never have; None stands for what is compared with a name."""
    rows = {"row": model}
    for path, wanted in where.items():
        place = (*loc, path)
        kind = value_type(spec, rows, f"row.{path}")
        if kind is None:
            known = [name.removeprefix("row.") for name in suggested(spec, rows) if name.startswith("row.")]
            message = f"'{model}' has no field '{path}'"
            yield source.problem(place, message, did_you_mean(path, known), at_key=True)
        elif kind == "secret" and ("." in path or model not in spec.models):
            yield source.problem(place, f"'{path}' is a secret: nobody is looked up by it", at_key=True)
        elif isinstance(wanted, Meant) and len(wanted.model_fields_set) != 1:
            ways = ("value", *COMPARED, *(["within"] if isinstance(wanted, Sought) else []))
            yield source.problem(place, f"a value is compared in one way: {', '.join(ways)}")
        elif wanted == []:
            yield source.problem(place, "no value is meant", "name one, or several")
        elif isinstance(wanted, Meant) and _how(wanted) in ("at_least", "at_most") and kind not in _NUMBERS:
            message = f"'{path}' holds no numbers: it is not more or less than anything"
            yield source.problem((*place, _how(wanted)), message, at_key=True)
        elif isinstance(wanted, Meant) and _how(wanted) == "within":
            if kind != "date-time" and not (model in _CALLS and path in _TIMES):
                yield source.problem((*place, "within"), f"'{path}' holds no times", at_key=True)
        else:
            yield from _values(spec, model, path, wanted, source, place)


def _how(wanted: Meant) -> str:
    return next(iter(wanted.model_fields_set))


def _values(spec: Spec, model: str, path: str, wanted: object, source: Source, loc: Location) -> Iterator[Problem]:
    if isinstance(wanted, Meant):
        how = _how(wanted)
        wanted = getattr(wanted, how)
        if how == "begins_with":
            # A part of a value need not be one.
            return
        loc = (*loc, how)
    field = _field(spec, model, path)
    for value in wanted if isinstance(wanted, list) else [wanted]:
        if field is not None and value not in (None, "") and (wrong := judge(field, _as_field(field, value))):
            yield source.problem(loc, f"'{path}' {wrong}")


def _field(spec: Spec, model: str, path: str) -> Parameter | None:
    """The field of the spec behind a path; None of a model of MikoPBX, whose columns take anything."""
    column, _, behind = path.partition(".")
    field = spec.models[model].fields.get(column) if model in spec.models else None
    if field is None or not behind:
        return field
    return spec.models[field.to].fields.get(behind) if field.to in spec.models else None


def _as_field(field: Parameter, value: Any) -> Any:
    """A number in a list of texts is one of them."""
    return str(value) if isinstance(value, int) and field.type == "enum" and not isinstance(value, bool) else value


def _literals(where: Mapping[str, object]) -> dict[str, object]:
    return {
        path: None if isinstance(said, str) and said.startswith("settings.") else said for path, said in where.items()
    }


def _setting(spec: Spec, model: str, path: str, said: str, source: Source, loc: Location) -> Iterator[Problem]:
    kind, wanted = value_type(spec, {}, said), value_type(spec, {"row": model}, f"row.{path}")
    if kind is None:
        known = [name for name in suggested(spec, {}) if name.startswith("settings.")]
        hint = also(did_you_mean(said, known), f"A text is written {{value: {said}}}")
        yield source.problem(loc, f"'{said}' is not known here", hint)
    elif kind == "secret":
        yield source.problem(loc, f"'{said}' is a secret: it decides nothing")
    elif wanted is not None and _family(kind) != _family(wanted) and model in spec.models and "." not in path:
        yield source.problem(loc, f"'{said}' is of the type {kind}, and '{path}' of the type {wanted}")


def _family(kind: str) -> str:
    return "number" if kind in _NUMBERS else "bool" if kind == "bool" else "text"
