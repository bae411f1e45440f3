"""Rules about locations and servers of nginx."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from miko_gen.linked import names
from miko_gen.spec.checks.system import port_problems
from miko_gen.spec.document import Spec
from miko_gen.spec.nginx import KINDS, Location
from miko_gen.spec.problem import Problem, did_you_mean
from miko_gen.spec.source import Location as Place
from miko_gen.spec.source import Source

# Where MikoPBX itself answers (src/Core/System/RootFS/etc/nginx/mikopbx/locations of Core).
_OF_CORE = re.compile(r"^/(admin-cabinet|pbxcore|avatars)(/|$)|^/(favicon\.ico|robots\.txt)?$")
_NAME = re.compile(r"\{\{\s*([a-z]\w*\.\w+)\s*\}\}")
_TOKEN = re.compile(
    r"""\s+ | \#[^\n]* | "(?:\\.|[^"\\])*" | '(?:\\.|[^'\\])*' | (?P<sign>[{};]) | (?P<word>(?:\\.|\$\{\w*\}|[^\s{};"'\\])+)""",
    re.VERBOSE | re.DOTALL,
)
# What a Lua block holds: its braces count, but not those in its strings and comments.
_LUA = re.compile(
    r"""--\[(=*)\[.*?\]\1\] | --[^\n]* | \[(=*)\[.*?\]\2\] | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*' | (?P<sign>[{}]) | .""",
    re.VERBOSE | re.DOTALL,
)


def problems(spec: Spec, source: Source) -> Iterator[Problem]:
    """Locations that do nothing or several things, answer for MikoPBX, or would break the configuration."""
    slug = names.slug(spec.module.id)
    place: Place = ("nginx", "locations")
    yield from _locations(spec, spec.nginx.locations, source, place, f"/{slug}")
    for name, location in spec.nginx.locations.items():
        path = location.path
        own = (f"/pbxcore/{slug}/", f"/pbxcore/api/{slug}/")
        if path is not None and _OF_CORE.match(path) and not path.startswith(own):
            yield source.problem(
                (*place, name, "path"), f"MikoPBX itself answers at '{path}'", f"for example /{slug}/{name}/"
            )
    for name, server in spec.nginx.servers.items():
        here: Place = ("nginx", "servers", name)
        yield from _too_new(spec, source, here)
        yield from _one_port(spec, server.port, source, (*here, "port"))
        yield from _locations(spec, server.locations, source, (*here, "locations"), "")
        for key, location in server.locations.items():
            if location.ask is not None:
                message = "REST does not answer on a port of the module's own: there is nobody to ask"
                yield source.problem((*here, "locations", key, "ask"), message, "take access: bearer", at_key=True)


def _too_new(spec: Spec, source: Source, loc: Place) -> Iterator[Problem]:
    from miko_gen.contract.catalogue import hook

    fact = hook("createNginxServers")
    if fact.since_after(spec.module.min_pbx_version):
        message = f"MikoPBX has servers of modules since {fact.since} only"
        yield source.problem(loc, message, f"set min_pbx_version: {fact.since}", at_key=True)


def _locations(spec: Spec, said: Mapping[str, Location], source: Source, place: Place, start: str) -> Iterator[Problem]:
    seen: dict[tuple[str, bool], str] = {}
    for name, location in said.items():
        yield from _location(spec, location, source, (*place, name))
        path = location.path or f"{start}/{name}/"
        first = seen.setdefault((path, location.exact), name)
        if first != name:
            message = f"'{name}' and '{first}' are one location of nginx: both are '{path}'"
            yield source.problem((*place, name), message, at_key=True)


def _location(spec: Spec, said: Location, source: Source, loc: Place) -> Iterator[Problem]:
    kinds = [kind for kind in KINDS if getattr(said, kind) is not None]
    if len(kinds) != 1:
        message = f"a location does one thing, and this one names {' and '.join(kinds) or 'none'}"
        yield source.problem(loc, message, f"one of {', '.join(KINDS)}", at_key=True)
        return
    for word, kind in (("websocket", "proxy"), ("keep", "publish")):
        if getattr(said, word) not in (None, False) and kinds != [kind]:
            yield source.problem((*loc, word), f"'{word}' goes with '{kind}'", at_key=True)
    if said.proxy is not None:
        yield from _one_port(spec, said.proxy.port, source, (*loc, "proxy", "port"))
        if said.proxy.host.startswith("settings."):
            yield from _host(spec, said.proxy.host, source, (*loc, "proxy", "host"))
    if said.files is not None and (said.exact or not (said.path or "/").endswith("/")):
        # Without the slash at its end, /plans../ would lead out of the folder.
        message = "files need a path that ends with '/', and all that is below it"
        yield source.problem((*loc, "path"), message, "write a '/' at the end, and no 'exact'")
    if said.raw is not None:
        yield from _raw(spec, said.raw, source, (*loc, "raw"))
    for word in ("access", "ask"):
        if said.raw is not None and getattr(said, word) is not None:
            message = f"'{word}' does not go with 'raw': its directives say who may ask"
            yield source.problem((*loc, word), message, "take it out", at_key=True)
    if said.ask is not None:
        yield from _ask(spec, said, source, loc)


def _one_port(spec: Spec, port: str, source: Source, loc: Place) -> Iterator[Problem]:
    if re.fullmatch(r"\d+-\d+", port):
        yield source.problem(loc, f"'{port}' is more than one port")
    else:
        yield from port_problems(spec, port, source, loc)


def _host(spec: Spec, host: str, source: Source, loc: Place) -> Iterator[Problem]:
    fields = [
        f"settings.{key}"
        for model in spec.models.values()
        if model.singleton
        for key, field in model.fields.items()
        if field.type in ("string", "ip")
    ]
    if host not in fields:
        hint = did_you_mean(host, fields) or "add a field of the type ip or string to the settings"
        yield source.problem(loc, f"'{host}' is no string or address of the settings", hint)


def _ask(spec: Spec, said: Location, source: Source, loc: Place) -> Iterator[Problem]:
    resource_name, _, action_name = (said.ask or "").partition(".")
    resource = spec.rest.get(resource_name)
    place = (*loc, "ask")
    if said.access is not None:
        yield source.problem((*loc, "access"), "who may is said by 'ask' already", "take one of them out", at_key=True)
    if resource is None:
        hint = did_you_mean(resource_name, spec.rest)
        yield source.problem(place, f"there is no resource '{resource_name}'", hint)
    elif action_name not in resource.actions:
        hint = did_you_mean(action_name, resource.actions)
        yield source.problem(place, f"'{resource_name}' has no action '{action_name}'", hint)
    else:
        action = resource.actions[action_name]
        if action.on == "record" or action.method != "GET" or action.download:
            yield source.problem(place, f"'{said.ask}' cannot be asked so", "it needs on: collection and method: GET")
        elif action.access == "localhost":
            message = f"'{said.ask}' answers the PBX itself only, and nginx asks in the name of its client"
            yield source.problem(place, message, "give it access: open_to_everyone, and let its handler decide")


def _raw(spec: Spec, text: str, source: Source, loc: Place) -> Iterator[Problem]:
    fields = {key: field for model in spec.models.values() if model.singleton for key, field in model.fields.items()}
    known = ["module.dir", *(f"settings.{name}" for name in fields)]
    for name in _NAME.findall(text):
        if name not in known:
            what = (
                f"the settings have no field '{name[9:]}'"
                if name.startswith("settings.")
                else f"nothing is called '{name}'"
            )
            yield source.problem(loc, what, did_you_mean(name, known), part=name)
    if why := mistake(_NAME.sub("x", text)):
        yield source.problem(loc, f"nginx would not read this: {why}", "directives end with ';', blocks with '}'")


def mistake(text: str) -> str | None:
    """Why ``text`` does not stay inside of the block that it stands in; None when it does."""
    depth, at, word, is_open = 0, 0, "", False
    before = " "
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            return f"a quote is not closed in '{text[at : at + 20].splitlines()[0]}'"
        # nginx takes a quote for one only where a word begins.
        if (found[0][0] in "\"'" and before not in " ;{}(") or (before in "\"'" and found["word"] not in (None, ")")):
            return f"a quote in the middle of a word at '{text[at : at + 20].splitlines()[0]}'"
        before = " " if found[0].isspace() else found[0][-1]
        at = found.end()
        if found["sign"] == "{" and word.endswith("_by_lua_block"):
            after = _after_lua(text, at)
            if after is None:
                return "a block of Lua is not closed"
            at, is_open = after, False
        elif found["sign"]:
            if found["sign"] == "{" or not is_open:
                depth += {"{": 1, "}": -1, ";": 0}[found["sign"]]
            elif found["sign"] == "}":
                return "the directive before '}' has no ';'"
            if depth < 0:
                return "there is a '}' too many"
            is_open = False
        elif not found[0].isspace() and not found[0].startswith("#"):
            word, is_open = found["word"] or "", True
    if depth:
        return "a '}' is missing"
    return "the last directive has no ';'" if is_open else None


def _after_lua(text: str, at: int) -> int | None:
    depth = 1
    for found in _LUA.finditer(text, at):
        if found[0] in ("'", '"'):
            return None
        depth += {"{": 1, "}": -1}.get(found["sign"] or "", 0)
        if depth == 0:
            return found.end()
    return None
