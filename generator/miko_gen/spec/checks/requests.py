"""Rules about requests to servers: one login, a body where there can be one, no secret in an address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from miko_gen.spec.checks.known import setting
from miko_gen.spec.document import Spec
from miko_gen.spec.problem import Problem
from miko_gen.spec.requests import Request
from miko_gen.spec.source import Location, Source


class Texts(Protocol):
    """Judges a text with names in braces, as they are known where the request is."""

    def __call__(self, *, text: str, loc: Location, secrets_fit: bool) -> Iterator[Problem]: ...


def request_problems(
    spec: Spec, said: Request, method: str, source: Source, loc: Location, texts: Texts
) -> Iterator[Problem]:
    """``method`` is the one that it has, said or not."""
    yield from _login(spec, said, source, loc)
    for name, text in said.headers.items():
        yield from texts(text=text, loc=(*loc, "headers", name), secrets_fit=True)
    for name, text in said.fill.items():
        yield from texts(text=text, loc=(*loc, "fill", name), secrets_fit=False)
    for name, text in said.data.items():
        yield from texts(text=text, loc=(*loc, "data", name), secrets_fit=method != "GET")
    if said.form and method == "GET":
        hint = "its data stands in the address; a form needs method: POST"
        yield source.problem((*loc, "form"), "a GET has no body", hint, at_key=True)


def _login(spec: Spec, said: Request, source: Source, loc: Location) -> Iterator[Problem]:
    if said.token is not None:
        yield from setting(spec, said.token, "secret", source, (*loc, "token"))
    if said.login is not None:
        yield from setting(spec, said.login.user, "any", source, (*loc, "login", "user"))
    if said.login is not None and said.login.password is not None:
        yield from setting(spec, said.login.password, "secret", source, (*loc, "login", "password"))
    named = [name for name in said.headers if name.lower() == "authorization"]
    ways = [(*loc, word) for word in ("token", "login") if getattr(said, word) is not None]
    ways += [(*loc, "headers", name) for name in named]
    for place in ways[1:]:
        message = f"the request has a login already: '{ways[0][-1]}'"
        yield source.problem(place, message, "a server is told one of them", at_key=True)
