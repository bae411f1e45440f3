"""Rules about AGI scripts and the AMI user."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator

from miko_gen.spec.checks.scripts import script_problems
from miko_gen.spec.document import Spec
from miko_gen.spec.problem import Problem, did_you_mean
from miko_gen.spec.source import Source

_CORE_USERS = ("admin", "phpagi")


def problems(spec: Spec, source: Source) -> Iterator[Problem]:
    """Scripts that look for what is not there, a user without a secret."""
    for name, script in spec.agi.items():
        yield from script_problems(spec, script, source, ("agi", name))
    yield from _ami_user(spec, source)


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
