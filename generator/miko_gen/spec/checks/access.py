"""Rules about roles and logins."""

from __future__ import annotations

from collections.abc import Iterator

from miko_gen.spec.access import Groups, Rights, Role
from miko_gen.spec.document import Spec
from miko_gen.spec.problem import Problem, did_you_mean
from miko_gen.spec.source import Location, Source

_OF_CORE = ("admins", "guests")
_NUMBERS = ("phone", "extension", "string")
_HOOKS = {"login": "authenticateUser", "passkey": "getPasskeySessionData"}


def problems(spec: Spec, source: Source) -> Iterator[Problem]:
    """Roles that are Core's, or that may do what is not there."""
    for name, role in spec.access.roles.items():
        loc: Location = ("access", "roles", name)
        if name in _OF_CORE:
            yield source.problem(loc, f"'{name}' is a role of MikoPBX's own", "take another name", at_key=True)
        yield from _role(spec, role, source, loc)
    if spec.access.groups is not None:
        yield from _groups(spec, spec.access.groups, source, ("access", "groups"))
    for word, hook in _HOOKS.items():
        if getattr(spec.access, word) is not None and hook in spec.hooks:
            message = f"access.{word} answers this hook already"
            yield source.problem(("hooks", hook), message, "let one handler say it", at_key=True)


def handlers(spec: Spec) -> Iterator[tuple[str, str, Location]]:
    """Every handler of the access: what it is for, the method, its place."""
    for word, kind in (("login", "for a login"), ("passkey", "for a passkey"), ("calls", "for call records")):
        said = getattr(spec.access, word)
        if said is not None:
            yield kind, said.handler, ("access", word, "handler")


def _role(spec: Spec, role: Role, source: Source, loc: Location) -> Iterator[Problem]:
    if role.pages and not spec.admin:
        yield source.problem((*loc, "pages"), "the module has no pages", "add admin: {…}", at_key=True)
    yield from _rights(spec, role, source, loc)
    if role.calls_of is not None:
        yield from _numbers(spec, role.calls_of, source, (*loc, "calls_of"))


def _groups(spec: Spec, groups: Groups, source: Source, loc: Location) -> Iterator[Problem]:
    if groups.with_pages is not None and not spec.admin:
        yield source.problem((*loc, "with_pages"), "the module has no pages", "add admin: {…}", at_key=True)
    for word in ("with_pages", "always", "never"):
        rights = getattr(groups, word)
        if rights is not None:
            yield from _rights(spec, rights, source, (*loc, word))


def _rights(spec: Spec, role: Rights, source: Source, loc: Location) -> Iterator[Problem]:
    for name, actions in role.rest.items():
        resource = spec.rest.get(name)
        place = (*loc, "rest", name)
        if resource is None:
            yield source.problem(place, f"there is no resource '{name}'", did_you_mean(name, spec.rest), at_key=True)
            continue
        model = spec.models.get(resource.model or "")
        known = {*resource.offered(singleton=bool(model and model.singleton)), *resource.actions}
        for index, action in enumerate(actions if isinstance(actions, list) else ()):
            if action not in known:
                hint = did_you_mean(action, known)
                yield source.problem((*place, index), f"'{name}' has no operation or action '{action}'", hint)


def _numbers(spec: Spec, said: str, source: Source, loc: Location) -> Iterator[Problem]:
    model_name, _, field = said.partition(".")
    model = spec.models.get(model_name)
    fields = [key for key, one in model.fields.items() if one.type in _NUMBERS] if model else []
    if model is None:
        yield source.problem(loc, f"there is no model '{model_name}'", did_you_mean(model_name, spec.models))
    elif field not in fields:
        hint = did_you_mean(field, fields)
        yield source.problem(loc, f"'{model_name}' has no field '{field}' that holds numbers", hint)
