"""What a change of the models does to the rows that are there, and to clients that read and write them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from miko_gen.compat.both import Both, heirs_of, pairs, renamed_from
from miko_gen.compat.values import Kept, is_retyped, narrower
from miko_gen.spec.checks.needed import may_be_needed
from miko_gen.spec.checks.unique import shown
from miko_gen.spec.database import Model
from miko_gen.spec.fields import ModelField
from miko_gen.spec.problem import Problem
from miko_gen.spec.source import Location

_KEEP = "to keep it compatible, "
_REFUSED = "a row that breaks it can be read, but not be saved again"
_WRITES = {"create", "update", "patch"}


@dataclass(frozen=True)
class _Model:
    """A model in both versions, and the REST resources that serve it."""

    old_name: str
    old: Model
    name: str
    new: Model
    resources: tuple[str, ...]

    @property
    def reads(self) -> str:
        return f"clients of {_shown(self.resources)} find it no longer" if self.resources else ""


def problems(both: Both) -> Iterator[Problem]:
    """Tables, columns and rules that an installed module had and the new version has not."""
    for old_name, old, name, new in pairs(both.old.models, both.new.models):
        if name is None or new is None:
            message = (
                f"the model '{old_name}' is gone: its table m_{old_name} stays, and nothing reads its rows any more"
            )
            hint = f"keep it, or say which model goes on with its rows: renamed_from: {old_name}"
            yield both.gone(("models", old_name), ("models", old_name), message, hint)
            continue
        served = tuple(key for key, resource in both.new.rest.items() if resource.model == name)
        yield from _model(both, _Model(old_name, old, name, new, served))


def _model(both: Both, model: _Model) -> Iterator[Problem]:
    loc: Location = ("models", model.name)
    if model.old.singleton != model.new.singleton:
        message = (
            f"'{model.name}' has one row from now on: of the rows of an installed module the first is taken"
            if model.new.singleton
            else f"'{model.name}' has many rows from now on: the installer makes none, and nothing reads its settings"
        )
        yield both.changed((*loc, "singleton"), message, "make a model of another name for the new rows")
    for old_key, old, key, new in pairs(model.old.fields, model.new.fields):
        old_loc: Location = ("models", model.old_name, "fields", old_key)
        if key is None or new is None:
            lost = f"the column '{old_key}' is gone: its values are deleted when the module is upgraded"
            message = "; ".join(filter(None, (lost, model.reads)))
            hint = f"keep it (silent: true costs nothing), or say which field goes on with it: renamed_from: {old_key}"
            yield both.gone(old_loc, (*loc, "fields", old_key), message, hint)
            continue
        if key != old_key and model.resources:
            message = f"'{old_key}' is named '{key}' in the answers from now on: {model.reads}"
            hint = f"{_KEEP}keep the name '{old_key}' and change its label only"
            yield both.source.problem((*loc, "fields", key), message, hint, at_key=True)
        yield from _field(both, model, key, old, new)
    yield from _together(both, model)
    for key, new in model.new.fields.items():
        if key not in model.old.fields and not set(renamed_from(new)) & set(model.old.fields):
            yield from _added(both, model, key, new)


def _field(both: Both, model: _Model, key: str, old: ModelField, new: ModelField) -> Iterator[Problem]:
    loc: Location = ("models", model.name, "fields", key)
    if is_retyped(old, new) and not new.convert:
        message = f"'{key}' was {old.type} and is {new.type}: {_retyped(new)}"
        if model.resources:
            message += f", and clients of {_shown(model.resources)} get another type"
        hint = f"{_KEEP}add a new field beside it, or say what becomes of the values: convert: {{old: new}}"
        yield both.changed((*loc, "type"), message, hint)
    elif not is_retyped(old, new):
        yield from narrower(both, old, new, loc, Kept(key, _REFUSED))
    if new.required and not old.required and new.default is None:
        message = f"'{key}' is required from now on: a row without it cannot be saved again{_needs(both, model)}"
        if "" not in new.converted:
            hint = f'{_KEEP}give it a default and say what empty rows get: convert: {{"": value}}'
            yield both.changed((*loc, "required"), message, hint)
    is_mended = model.new.resave is not None and model.new.resave.handler
    if not old.required and new.default in (None, "") and _is_asked_more(model, old, new) and not is_mended:
        message = f"'{key}' is required with certain values from now on: a row without it cannot be saved again"
        hint = f"{_KEEP}give it to such rows: resave: {{handler: mend{model.name}}}"
        yield both.changed((*loc, "required_when"), message + _needs(both, model), hint)
    if new.unique and not old.unique:
        effect = (
            "the upgrade fails where two rows have the same value"
            if new.required
            else "of two rows that have the same value neither can be saved again"
        )
        hint = f"{_KEEP}write index: true, and judge it in your own code"
        yield both.source.problem((*loc, "unique"), f"'{key}' is unique from now on: {effect}", hint, at_key=True)
    if new.read_only and not old.read_only and model.resources:
        message = f"'{key}' is read-only from now on: what clients of {_shown(model.resources)} send is ignored"
        yield both.source.problem((*loc, "read_only"), message, f"{_KEEP}leave 'read_only' out", at_key=True)
    if old.nullable and not new.nullable and not new.required and model.resources:
        message = f"'{key}' is never null from now on: clients of {_shown(model.resources)} can no longer tell no value"
        yield both.source.problem((*loc, "nullable"), message, f"{_KEEP}leave 'nullable: true'", at_key=True)
    if old.type == new.type and new.type in ("reference", "extension"):
        yield from _reference(both, key, old, new, loc)


def _together(both: Both, model: _Model) -> Iterator[Problem]:
    """Fields that are unique together, and of which rows may be there that are not."""
    heirs = {old_key: key for old_key, _, key, _ in pairs(model.old.fields, model.new.fields)}
    known = [{heirs[key] for key in group} for group in model.old.unique]
    known += [{heirs[key]} for key, field in model.old.fields.items() if field.unique]
    for group in model.new.unique:
        fields = [model.new.fields[key] for key in group]
        if not set(group) <= set(heirs.values()) or any(other <= set(group) for other in known):
            # A new column is empty in all rows.
            continue
        effect = (
            "the upgrade fails where two rows have the same values"
            if all(field.required for field in fields)
            else "of two rows that have the same values neither can be saved again"
        )
        message = f"{shown(group)} are unique together from now on: {effect}"
        hint = f"{_KEEP}leave the group out, and judge it in your own code"
        yield both.source.problem(("models", model.name, "unique"), message, hint, at_key=True)


def _reference(both: Both, key: str, old: ModelField, new: ModelField, loc: Location) -> Iterator[Problem]:
    target = both.new.models.get(new.to or "")
    if old.to != new.to and (target is None or old.to not in renamed_from(target)):
        message = f"'{key}' pointed to {old.to} and points to {new.to}: the keys in its rows mean other rows, or none"
        yield both.changed((*loc, "to"), message, f"{_KEEP}add a new field for {new.to}")
    if new.when_deleted not in (old.when_deleted, "no_action"):
        to = new.to or "core.Extensions"
        effect = (
            f"deleting a row of {to} deletes the rows that point to it, which were kept until now"
            if new.when_deleted == "cascade"
            else f"a row of {to} that others point to can no longer be deleted"
        )
        yield both.changed((*loc, "on_delete"), f"{effect}", f"{_KEEP}write on_delete: {old.when_deleted}")


def _added(both: Both, model: _Model, key: str, new: ModelField) -> Iterator[Problem]:
    if new.required and new.default is None and new.type != "secret":
        message = f"'{key}' is new and required: the rows that are there have none and cannot be saved again"
        loc = ("models", model.name, "fields", key, "required")
        yield both.changed(loc, message + _needs(both, model), f"{_KEEP}give it a default, or leave 'required' out")
    there = {name for name, field in model.new.fields.items() if {name, *renamed_from(field)} & set(model.old.fields)}
    if new.type != "secret" and may_be_needed(new, model.new.fields, there):
        message = f"'{key}' is new and required with certain values: rows with these cannot be saved again"
        place = ("models", model.name, "fields", key, "required_when")
        yield both.changed(place, message + _needs(both, model), f"{_KEEP}give it a default")


def _is_asked_more(model: _Model, old: ModelField, new: ModelField) -> bool:
    """A row that may be without a value until now may not be so any more."""
    heirs = heirs_of(model.new.fields)
    for name, values in old.required_when.items():
        now = new.required_when.get(name if name in model.new.fields else heirs.get(name, name))
        if now is None or not set(now) <= set(values):
            return bool(new.required_when)
    return bool(new.required_when) and not old.required_when


def _needs(both: Both, model: _Model) -> str:
    """Clients that write the model, and so must send it."""
    writers = [
        name for name in model.resources if _WRITES & set(both.new.rest[name].offered(singleton=model.new.singleton))
    ]
    return f", and clients of {_shown(tuple(writers))} that do not send it get 422" if writers else ""


def _retyped(new: ModelField) -> str:
    if new.type in ("integer", "number", "bool"):
        return f"values that are no {new.type} stay as they are in the rows, read as 0, and cannot be saved again"
    return "values that are not of the new type stay as they are in the rows, and cannot be saved again"


def _shown(resources: tuple[str, ...]) -> str:
    return " and ".join(f"REST '{name}'" for name in resources)
