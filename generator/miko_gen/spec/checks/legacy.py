"""Rules about the REST API before version 3."""

from __future__ import annotations

import re
from collections.abc import Iterator

from miko_gen.spec.checks.actions import download_problems
from miko_gen.spec.document import Spec
from miko_gen.spec.legacy import OldAction, Route
from miko_gen.spec.names import PHP_RESERVED
from miko_gen.spec.problem import Problem, did_you_mean
from miko_gen.spec.source import Location, Source

# What Core's controllers and the generated one have, each a method with "Action" behind a route's name.
_PARAMETERS = frozenset(["this", "file", "upload_id", "ip_srv"])


def problems(spec: Spec, source: Source) -> Iterator[Problem]:
    """Routes that collide, tokens that are none, and open routes that open others."""
    said = spec.legacy_rest
    yield from _twice({("legacy_rest", "actions", name): name.lower() for name in said.actions}, source)
    yield from _twice({("legacy_rest", "routes", name): name.lower() for name in said.routes}, source)
    for name, action in said.actions.items():
        yield from _upload(action, source, ("legacy_rest", "actions", name))
    if said.actions and "moduleRestAPICallback" in spec.hooks:
        message = "'legacy_rest' answers this hook already"
        yield source.problem(("hooks", "moduleRestAPICallback"), message, "say all actions in one place", at_key=True)
    if said.routes and "legacy" in spec.rest:
        message = "'legacy' is where the controller of the old routes lives"
        yield source.problem(("rest", "legacy"), message, "give the resource another name", at_key=True)
    yield from _prefix(said.prefix or "", spec.module.id, source)
    seen: dict[tuple[str, str], str] = {}
    for name, route in said.routes.items():
        loc: Location = ("legacy_rest", "routes", name)
        yield from _route(spec, name, route, source, loc)
        key = (route.method, re.sub(r"\{\w+\}", "{}", route.path or name))
        first = seen.setdefault(key, name)
        if first != name:
            message = f"'{name}' and '{first}' are one route: {route.method} {route.path or name}"
            yield source.problem(loc, message, at_key=True)
    if said.prefix == f"modules/{spec.module.id}":
        yield from _beside_actions(spec, source)
    yield from _opened(spec, source)


def handlers(spec: Spec) -> Iterator[tuple[str, str, Location]]:
    """Every handler of the old REST API: what it is for, the method, its place."""
    for name, action in spec.legacy_rest.actions.items():
        yield "for an action of REST v1", action.handler, ("legacy_rest", "actions", name, "handler")
    for name, route in spec.legacy_rest.routes.items():
        kind = "for a download of REST v2" if route.download else "for a route of REST v2"
        yield kind, route.handler, ("legacy_rest", "routes", name, "handler")
        if route.token is not None and route.token.handler:
            yield "for a token", route.token.handler, ("legacy_rest", "routes", name, "token", "handler")


def _twice(names: dict[tuple[str, str, str], str], source: Source) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for loc, folded in names.items():
        first = seen.setdefault(folded, loc[-1])
        if first != loc[-1]:
            message = f"'{loc[-1]}' and '{first}' are one name: upper and lower case are the same here"
            yield source.problem(loc, message, at_key=True)


def _upload(said: OldAction | Route, source: Source, loc: Location) -> Iterator[Problem]:
    if isinstance(said, Route) and said.upload and said.method == "GET":
        message = "a GET changes nothing: it cannot take a file"
        yield source.problem((*loc, "upload"), message, "set method: POST", at_key=True)
    elif isinstance(said, Route) and said.upload and said.upload.form and said.method != "POST":
        message = f"PHP reads no form of a {said.method}"
        yield source.problem((*loc, "upload", "form"), message, "set method: POST", at_key=True)
    if isinstance(said, Route) and said.upload and said.download:
        yield source.problem(
            (*loc, "upload"), "'upload' does not go with 'download': the answer is a file", at_key=True
        )


def _route(spec: Spec, name: str, route: Route, source: Source, loc: Location) -> Iterator[Problem]:
    yield from _upload(route, source, loc)
    if route.download:
        yield from download_problems(route.download, source, (*loc, "download"))
    if route.download and route.method != "GET":
        yield source.problem((*loc, "method"), "a file is got with GET", "take 'method' out")
    parameters = re.findall(r"\{(\w+)\}", route.path or "")
    for parameter in parameters:
        if parameters.count(parameter) > 1:
            yield source.problem((*loc, "path"), f"'{parameter}' is in the path twice")
            break
        if parameter in _PARAMETERS:
            yield source.problem((*loc, "path"), f"'{parameter}' has a meaning of its own", "take another name")
    if name.lower() in PHP_RESERVED:
        yield source.problem(loc, f"'{name}' is a reserved word of PHP", at_key=True)
    if route.token is None:
        return
    place = (*loc, "token")
    if route.access == "open_to_everyone":
        message = "who needs a token is not everyone"
        yield source.problem((*loc, "access"), message, "take one of the two out", at_key=True)
    if (route.token.secret is None) == (route.token.handler is None):
        message = "a token is known by either a 'secret' or a 'handler'"
        yield source.problem(place, message, "add secret: settings.token", at_key=True)
    if (route.token.header is None) == (route.token.parameter is None):
        message = "a token comes in either a 'header' or a 'parameter'"
        yield source.problem(place, message, "add header: X-Token", at_key=True)
    if route.token.secret is not None:
        yield from _secret(spec, route.token.secret, source, (*place, "secret"))


def _secret(spec: Spec, said: str, source: Source, loc: Location) -> Iterator[Problem]:
    fields = (field for model in spec.models.values() if model.singleton for field in model.fields.items())
    known = [f"settings.{key}" for key, field in fields if field.type == "secret"]
    if said not in known:
        hint = did_you_mean(said, known) or "add a field of the type secret to a model with singleton: true"
        yield source.problem(loc, f"'{said}' is not a secret of the settings", hint)


def _prefix(prefix: str, module_id: str, source: Source) -> Iterator[Problem]:
    start, _, rest = prefix.partition("/")
    if start == "modules" and rest.partition("/")[0] != module_id:
        message = "what begins with /pbxcore/api/modules is MikoPBX's, but for what is below the module's own id"
        yield source.problem(("legacy_rest", "prefix"), message, f"write modules/{module_id}")
    elif re.fullmatch(r"v\d+", start):
        message = f"what begins with /pbxcore/api/{start} is MikoPBX's"
        yield source.problem(("legacy_rest", "prefix"), message, "take it out: by default it is the module's name")


def _beside_actions(spec: Spec, source: Source) -> Iterator[Problem]:
    """Routes where the actions are too: MikoPBX asks the routes first, and what one opens is open for an action."""
    said = spec.legacy_rest
    for name, route in said.routes.items():
        loc, path = ("legacy_rest", "routes", name), (route.path or name).lower()
        for action in said.actions:
            if route.method in ("GET", "POST") and re.fullmatch(_expression(path), action.lower()):
                message = f"'{name}' takes what is asked of the action '{action}': they have one address"
                yield source.problem(loc, message, "give the route another path, for example reports/…", at_key=True)
            elif _is_open(route) and begins(path, action.lower()):
                message = f"'{action}' would be open too: MikoPBX opens every address that begins like that of '{name}'"
                yield source.problem(loc, message, "give the route another path, for example open/…", at_key=True)


def _opened(spec: Spec, source: Source) -> Iterator[Problem]:
    """Core opens every address that begins like one without a login, with any method."""
    routes = spec.legacy_rest.routes
    opened = {name: route.path or name for name, route in routes.items() if _is_open(route)}
    for name, route in routes.items():
        if name not in opened:
            opener = next((other for other, path in opened.items() if begins(path, route.path or name)), None)
            if opener is not None:
                message = f"'{name}' would be open too: MikoPBX opens every address that begins like that of '{opener}'"
                hint = "give one of them another path, for example open/… and closed/…"
                yield source.problem(("legacy_rest", "routes", name), message, hint, at_key=True)


def _is_open(route: Route) -> bool:
    return route.access == "open_to_everyone" or route.token is not None


def _expression(path: str) -> str:
    """A regular expression of the addresses of a route."""
    return re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path))


def begins(open_path: str, path: str) -> bool:
    """Could an address of the route ``path`` begin like one of ``open_path``?"""
    start, whole = open_path.split("/"), path.split("/")
    if len(whole) < len(start):
        return False
    for index, (mine, its) in enumerate(zip(start, whole, strict=False)):
        # Core's own expression: a point stands for any sign in it.
        expression = re.sub(r"\{\w+\}", "[^/]+", mine)
        fits = re.match(expression, its) if index == len(start) - 1 else re.fullmatch(expression, its)
        if not fits and "{" not in its:
            return False
    return True
