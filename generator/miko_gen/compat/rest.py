"""What clients of REST v3 hold on to: paths, operations, custom methods with their parameters and answers."""

from __future__ import annotations

from collections.abc import Iterator

from miko_gen.compat.both import Both, heirs_of_model, pairs
from miko_gen.compat.values import Kept, is_retyped, narrower
from miko_gen.linked import names
from miko_gen.spec.fields import ActionValue
from miko_gen.spec.problem import Problem
from miko_gen.spec.rest import Action, OwnOperation, Resource
from miko_gen.spec.source import Location

Values = dict[str, ActionValue] | None

_KEEP = "to keep it compatible, "


def problems(both: Both) -> Iterator[Problem]:
    """Addresses, operations, parameters and parts of answers that are gone or mean something else."""
    base = f"/pbxcore/api/v3/{names.slug(both.old.module.id)}"
    for name, old, heir, new in pairs(both.old.rest, both.new.rest):
        loc: Location = ("rest", name)
        if new is None or heir != name:
            becomes = f"is now {base}/{heir}" if heir else "is gone"
            message = f"the route {base}/{name} {becomes}: clients get 404"
            hint = f"{_KEEP}keep '{name}' beside the new one until its clients have moved; two resources may serve one model"
            yield both.gone(loc, ("rest", heir) if heir else loc, message, hint)
        if new is not None and heir is not None:
            yield from _resource(both, name, old, heir, new)


def _resource(both: Both, old_name: str, old: Resource, name: str, new: Resource) -> Iterator[Problem]:
    loc: Location = ("rest", name)
    heirs = {old.model} if old.is_of_core else heirs_of_model(both, old.model) if old.model else set()
    before_model, model = both.old.models.get(old.model or ""), both.new.models.get(new.model or "")
    if new.model and heirs and new.model not in heirs:
        message = f"'{name}' served {old.model} and serves {new.model}: clients get other rows under the same ids"
        yield both.changed((*loc, "model"), message, f"{_KEEP}make a resource of another name for {new.model}")
    before = old.offered(singleton=before_model is not None and before_model.singleton)
    now = new.offered(singleton=model is not None and model.singleton)
    for operation in before:
        if operation not in now:
            message = f"'{name}' no longer has '{operation}': clients that use it get an error"
            yield both.changed((*loc, "operations"), message, f"{_KEEP}keep '{operation}' among its operations")
    yield from _columns(both, old, name, new)
    if old.model is None and new.model is None and old.singleton != new.singleton:
        message = f"'{name}' {'has ids' if old.singleton else 'has no ids'} from now on: clients get 404"
        yield both.changed((*loc, "singleton"), message, f"{_KEEP}leave it as it was")
    for operation, own in old.own_operations.items():
        if operation in new.own_operations:
            at: Location = (*loc, "operations", operation)
            yield from _handled(both, operation, own, new.own_operations[operation], at)
    for action, was in old.actions.items():
        place: Location = (*loc, "actions", action)
        if action not in new.actions:
            message = f"the action {name}:{action} is gone: clients get 404"
            yield both.gone(("rest", old_name, "actions", action), place, message, f"{_KEEP}keep it")
            continue
        yield from _action(both, action, was, new.actions[action], place)


def _columns(both: Both, old: Resource, name: str, new: Resource) -> Iterator[Problem]:
    """What is answered of a row of MikoPBX, and by what rows are found."""
    loc: Location = ("rest", name)
    model = both.new.models.get(new.model or "")
    kept = new.fields if new.is_of_core else model.fields if model else ()
    for key in old.fields if new.is_of_core else ():
        if key not in new.fields:
            message = f"answers of '{name}' no longer hold '{key}'"
            yield both.changed((*loc, "fields"), message, f"{_KEEP}keep '{key}' among its fields")
    for key in old.search:
        if key not in new.search and key in kept:
            message = f"`search` of '{name}' no longer looks into '{key}': clients find less"
            yield both.changed((*loc, "search"), message, f"{_KEEP}keep '{key}' in it")
    for key in old.filters:
        if key not in new.filters and key in kept:
            message = f"the list of '{name}' can no longer be asked by '{key}': clients get rows of every value"
            yield both.changed((*loc, "filters"), message, f"{_KEEP}keep '{key}' in it")


def _action(both: Both, name: str, old: Action, new: Action, loc: Location) -> Iterator[Problem]:
    for word in ("on", "method"):
        before, after = getattr(old, word), getattr(new, word)
        if before != after:
            message = f"'{word}' of the action '{name}' was {before} and is {after}: clients that call it as before get an error"
            yield both.changed((*loc, word), message, f"{_KEEP}make an action of another name")
    yield from _handled(both, name, old, new, loc)


def _handled(both: Both, name: str, old: OwnOperation, new: OwnOperation, loc: Location) -> Iterator[Problem]:
    for key, was in new.parameters.items():
        place: Location = (*loc, "parameters", key)
        before_was = old.parameters.get(key)
        if was.required and was.default is None and (before_was is None or not before_was.required):
            message = f"the action '{name}' needs '{key}' from now on: clients that do not send it get 422"
            yield both.changed((*place, "required"), message, f"{_KEEP}give it a default")
        if before_was is None:
            continue
        yield from _parameter(both, key, before_was, was, place)
    for key in old.parameters:
        if key not in new.parameters:
            message = f"the action '{name}' no longer takes '{key}': what clients send in it is ignored"
            yield both.changed((*loc, "parameters"), message, f"{_KEEP}keep the parameter")
    yield from _answer(both, name, old.returns, new.returns, (*loc, "returns"))


def _parameter(both: Both, key: str, old: ActionValue, new: ActionValue, loc: Location) -> Iterator[Problem]:
    if is_retyped(old, new):
        message = f"the parameter '{key}' was {old.type} and is {new.type}: what clients send may be refused with 422"
        yield both.changed((*loc, "type"), message, f"{_KEEP}take another parameter for it")
        return
    effect = "clients that send such a value get 422"
    yield from narrower(both, old, new, loc, Kept(key, effect))
    if old.of and new.of and is_retyped(old.of, new.of):
        message = f"the parameter '{key}' was a list of {old.of.type} and is one of {new.of.type}: {effect}"
        yield both.changed((*loc, "of"), message, f"{_KEEP}take another parameter for it")
    elif old.of and new.of:
        yield from narrower(both, old.of, new.of, (*loc, "of"), Kept(f"{key}[]", effect))
    for word, sign in (("max_items", 1), ("min_items", -1)):
        before, after = getattr(old, word), getattr(new, word)
        if after and (before is None or sign * after < sign * before):
            change = f"was {before} and is {after}" if before is not None else f"is {after}"
            yield both.changed((*loc, word), f"the {word} of '{key}' {change}: {effect}", f"{_KEEP}leave it as it was")


def _answer(both: Both, name: str, old: Values, new: Values, loc: Location) -> Iterator[Problem]:
    for key, was in (old or {}).items():
        now = (new or {}).get(key)
        if now is None:
            message = f"the action '{name}' no longer returns '{key}': clients that read it find nothing"
            yield both.changed(loc, message, f"{_KEEP}go on returning it")
        elif _shown(now) != _shown(was):
            message = f"'{key}' in the answer of '{name}' was {_shown(was)} and is {_shown(now)}"
            yield both.changed((*loc, key), message, f"{_KEEP}return the new value under another name")
        else:
            yield from _answer(both, name, was.fields, now.fields, (*loc, key, "fields"))


def _shown(value: ActionValue) -> str:
    inside = value.of.type if value.of else "objects"
    return f"a list of {inside}" if value.type == "list" else value.type
