"""Rules about AGI scripts and the AMI user."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator

from miko_gen.spec.calls import STEPS, Agi, Find
from miko_gen.spec.checks.values import judge
from miko_gen.spec.document import Spec
from miko_gen.spec.fields import Scalar
from miko_gen.spec.problem import Problem, did_you_mean
from miko_gen.spec.source import Location, Source

_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(\([A-Za-z0-9_,:./-]*\))?")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_TEMPLATED = ("verbose", "caller_name", "playback")
_LAST = ("hangup", "goto")
_CORE_USERS = ("admin", "phpagi")


def problems(spec: Spec, source: Source) -> Iterator[Problem]:
    """Scripts that look for what is not there, a user without a secret."""
    for name, script in spec.agi.items():
        yield from _script(spec, script, source, ("agi", name))
        hooks = (*spec.dialplan.hooks.values(), *spec.hooks.values())
        if not any(part.agi == name for parts in hooks for part in parts) and not any(
            name in text for text in spec.dialplan.contexts.values()
        ):
            hint = f"add it to a hook, for example incoming_before_dial: [{{agi: {name}}}]"
            yield source.problem(("agi", name), f"no call runs '{name}'", hint, at_key=True, severity="warning")
    yield from _ami_user(spec, source)


def _script(spec: Spec, script: Agi, source: Source, loc: Location) -> Iterator[Problem]:
    steps = script.when_found or script.when_not_found
    if script.handler and (script.find or steps):
        yield source.problem((*loc, "handler"), "a script has either a 'handler' or 'find' with its steps", at_key=True)
    elif not script.handler and not script.find:
        hint = "add find: {model: …, where: {…}} and when_found: […], or handler: nameOfMethod"
        yield source.problem(loc, "the script does nothing", hint, at_key=True)
    elif script.find and not steps:
        yield source.problem(loc, "nothing happens when the row is found", "add when_found: […]", at_key=True)
    for name, variable in script.let.items():
        if name in ("row", "settings"):
            yield source.problem((*loc, "let", name), f"'{name}' has a meaning of its own in scripts", at_key=True)
        if not _VARIABLE.fullmatch(variable):
            message = f"'{variable}' is not a channel variable or function"
            yield source.problem((*loc, "let", name), message, "for example CALLERID(num) or EXTEN")
    if script.find:
        yield from _find(spec, script, script.find, source, (*loc, "find"))
    for branch in ("when_found", "when_not_found"):
        yield from _steps(spec, script, branch, source, (*loc, branch))


def _find(spec: Spec, script: Agi, find: Find, source: Source, loc: Location) -> Iterator[Problem]:
    model = spec.models.get(find.model)
    if model is None:
        message = f"there is no model '{find.model}'"
        yield source.problem((*loc, "model"), message, did_you_mean(find.model, spec.models))
        return
    for key, value in find.where.items():
        place = (*loc, "where", key)
        field = model.fields.get(key)
        if field is None:
            yield source.problem(
                place, f"'{find.model}' has no field '{key}'", did_you_mean(key, model.fields), at_key=True
            )
            continue
        if isinstance(value, str):
            if value not in script.let:
                hint = did_you_mean(value, script.let) or "declare it: let: {caller: CALLERID(num)}"
                yield source.problem(place, f"'{value}' is no name of 'let'", f"{hint} A text is written {{value: …}}")
            continue
        literal: Scalar
        if isinstance(value, dict):
            if set(value) != {"value"}:
                yield source.problem(place, "a literal is written {value: …}")
                continue
            literal = value["value"]
        else:
            literal = value
        if literal is not None and (wrong := judge(field, literal)):
            yield source.problem(place, f"'{key}' {wrong}")


def _steps(spec: Spec, script: Agi, branch: str, source: Source, loc: Location) -> Iterator[Problem]:
    steps = getattr(script, branch)
    model = spec.models.get(script.find.model) if script.find else None
    row_fields = list(model.fields) if model and branch == "when_found" else []
    for index, step in enumerate(steps):
        place: Location = (*loc, index)
        said = [word for word in STEPS if getattr(step, word) is not None]
        if len(said) != 1:
            yield source.problem(place, f"a step does one thing, and this one names {' and '.join(said) or 'none'}")
            continue
        does = said[0]
        if does == "increment":
            if step.increment not in row_fields:
                message = f"there is no field '{step.increment}' in the row"
                yield source.problem((*place, does), message, did_you_mean(step.increment, row_fields))
            elif model and model.fields[step.increment].type != "integer":
                yield source.problem((*place, does), f"'{step.increment}' is not an integer")
        if does == "hangup" and step.hangup is not True and not 1 <= step.hangup <= 127:
            yield source.problem(
                (*place, does), "a hang-up cause is a number from 1 to 127", "16: normal, 17: busy, 21: rejected"
            )
        texts = {does: getattr(step, does)} if does in _TEMPLATED else step.set or {}
        for key, text in texts.items():
            at = (*place, does) if does in _TEMPLATED else (*place, "set", key)
            yield from _placeholders(spec, script, row_fields, text, source, at)
            if does == "set" and not _VARIABLE.fullmatch(key):
                yield source.problem(at, f"'{key}' is not a channel variable or function", at_key=True)
        if does in _LAST and index + 1 < len(steps):
            yield source.problem(
                (*loc, index + 1), f"this is never reached: '{does}' comes before it", severity="warning"
            )


def _placeholders(
    spec: Spec, script: Agi, row_fields: list[str], text: str, source: Source, loc: Location
) -> Iterator[Problem]:
    """What stands in braces must be a name of ``let``, ``row.field`` or ``settings.field``, and no secret."""
    settings = next((model for model in spec.models.values() if model.singleton), None)
    model = spec.models.get(script.find.model) if script.find else None
    known = {**dict.fromkeys(script.let, "")}
    for key in row_fields:
        known[f"row.{key}"] = model.fields[key].type if model else ""
    for key, field in (settings.fields if settings else {}).items():
        known[f"settings.{key}"] = field.type
    for found in _PLACEHOLDER.findall(text):
        if found not in known:
            yield source.problem(loc, f"'{{{found}}}' is not known here", did_you_mean(found, known))
        elif known[found] == "secret":
            yield source.problem(loc, f"'{{{found}}}' is a secret: it does not go into a call")


def _ami_user(spec: Spec, source: Source) -> Iterator[Problem]:
    user = spec.ami_user
    if user is None:
        return
    settings = next((model for model in spec.models.values() if model.singleton), None)
    secrets = [
        f"settings.{name}" for name, field in (settings.fields if settings else {}).items() if field.type == "secret"
    ]
    if user.secret not in secrets:
        message = f"'{user.secret}' is not a secret of the settings"
        hint = did_you_mean(user.secret, secrets) or "add a field of the type secret to a model with singleton: true"
        yield source.problem(("ami_user", "secret"), message, hint)
    if user.name in _CORE_USERS:
        yield source.problem(("ami_user", "name"), f"'{user.name}' is a user of Core's own")
    for index, address in enumerate(user.permit):
        if not _is_network(address):
            place = ("ami_user", "permit", index)
            yield source.problem(place, f"'{address}' is not an address or a network", "for example 192.0.2.0/24")
    if user.ajam and all(_is_local(address) for address in user.permit):
        message = "nobody can come by HTTP: the user is let in from the PBX itself only"
        hint = "add permit: [192.0.2.0/24], the network of the clients"
        yield source.problem(("ami_user", "ajam"), message, hint, at_key=True, severity="warning")
    if not user.read and not user.write:
        yield source.problem(("ami_user",), "the user may do nothing", "add read: [call]", at_key=True)


def _is_local(text: str) -> bool:
    return _is_network(text) and ipaddress.ip_network(text, strict=False).is_loopback


def _is_network(text: str) -> bool:
    try:
        ipaddress.ip_network(text, strict=False)
    except ValueError:
        return False
    return True
