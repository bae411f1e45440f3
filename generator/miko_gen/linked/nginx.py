"""Locations and servers of nginx, as text with the names of the values that the PBX puts in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from miko_gen.linked.database import Model
from miko_gen.linked.facts import dataclass
from miko_gen.linked.php import nowdoc
from miko_gen.linked.values import Field
from miko_gen.linked.words import Word
from miko_gen.spec.nginx import Location as SaidLocation
from miko_gen.spec.nginx import Nginx as SaidNginx
from miko_gen.spec.nginx import Proxy

_PLACEHOLDER = re.compile(r"\{\{ ((?:settings|core|module)\.\w+) \}\}")
_SAID_SETTING = re.compile(r"\{\{\s*settings\.(\w+)\s*\}\}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_INDENT = " " * 4

# Core's own check of a token, at an address that only nginx itself can ask (longpool.conf of Core).
_BEARER = """\
access_by_lua_block {
    local header = ngx.var.http_authorization or ""
    local token = ngx.var.arg_token or string.match(header, "^Bearer%s+(.+)$")
    local address = "/pbxcore/api/v3/auth:validateToken"
    local answer = token and ngx.location.capture(address, {args = {token = token}})
    if not answer or answer.status ~= 200 then
        return ngx.exit(ngx.HTTP_UNAUTHORIZED)
    end
}"""
_ASK = """\
access_by_lua_block {
    -- Core's REST API reads no request without a type of content.
    local kind = ngx.var.http_content_type
    ngx.req.set_header("Content-Type", "application/json")
    local args = {uri = ngx.var.uri, token = ngx.var.arg_token}
    local address = "%s"
    local answer = ngx.location.capture(address, {args = args})
    ngx.req.set_header("Content-Type", kind)
    if answer.status ~= 200 then
        return ngx.exit(ngx.HTTP_FORBIDDEN)
    end
}"""
_LOCALHOST = "allow 127.0.0.1;\nallow ::1;\ndeny all;"
_WEBSOCKET = """\
proxy_http_version 1.1;
proxy_set_header Upgrade $http_upgrade;
proxy_set_header Connection "upgrade";
proxy_read_timeout 1h;"""
_FORWARDED = """\
proxy_set_header Host $host;
proxy_set_header X-Real-IP $remote_addr;
proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
proxy_set_header X-Forwarded-Proto $scheme;"""


@dataclass(frozen=True)
class Location:
    """A location; ``text`` names the values in it as ``{{ settings.port }}``."""

    name: str
    text: str

    @property
    def source(self) -> str:
        return nowdoc(self.text, 12)

    @property
    def values(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(_PLACEHOLDER.findall(self.text)))


@dataclass(frozen=True)
class Server:
    """A server on a port of its own; ``port`` is PHP source."""

    name: str
    port: str
    tls: bool
    locations: tuple[Location, ...]
    text: str

    @property
    def source(self) -> str:
        return nowdoc(self.text, 12)


@dataclass(frozen=True)
class Nginx(Word):
    """All locations and servers."""

    template: ClassVar[str] = "nginx"

    locations: tuple[Location, ...]
    servers: tuple[Server, ...]
    settings: Model | None
    ports: frozenset[str]
    hosts: frozenset[str]

    @property
    def hooks(self) -> tuple[str, ...]:  # type: ignore[override]
        found = ("createNginxLocations",) if self.locations else ()
        return (*found, "createNginxServers") if self.servers else found

    @property
    def said(self) -> bool:
        return bool(self.locations or self.servers)

    @property
    def values(self) -> tuple[tuple[str, str], ...]:
        """``(name in the texts, PHP source)`` of each value that the PBX puts in, in the order of their use."""
        texts = [location.text for location in self.locations] + [server.text for server in self.servers]
        found = dict.fromkeys(name for text in texts for name in _PLACEHOLDER.findall(text))
        return tuple((name, self._value(name)) for name in found)

    def _value(self, name: str) -> str:
        group, _, key = name.partition(".")
        if group == "core":
            return f"PbxSettings::getValueByKey(PbxSettings::{key})"
        if group == "module":
            return "$this->moduleDir"
        field = self.settings.by_name[key] if self.settings else None
        return (
            f"($settings?->{key} ? '1' : '0')" if field is not None and field.type == "bool" else f"$settings?->{key}"
        )

    @property
    def checked(self) -> tuple[tuple[str, str], ...]:
        """The same, where nothing is left of a port or a host that nginx would not take for one."""
        return tuple((name, self._checked(name, source)) for name, source in self.values)

    def _checked(self, name: str, source: str) -> str:
        if name in self.ports:
            return f"$port({source})"
        return f"$host({source})" if name in self.hosts else f"(string){source}"

    @property
    def has_ports(self) -> bool:
        """A port is among the values."""
        return any(name in self.ports for name, _ in self.values)

    @property
    def has_hosts(self) -> bool:
        """A host is among the values."""
        return any(name in self.hosts for name, _ in self.values)

    def is_address(self, field: Field) -> bool:
        """It is the port or the host of a server."""
        return f"settings.{field.name}" in self.ports | self.hosts

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields of the settings in the texts and the ports."""
        names = {name.removeprefix("settings.") for name, _ in self.values if name.startswith("settings.")}
        names |= {field.name for field in self.server_fields}
        return tuple(field for field in (self.settings.fields if self.settings else ()) if field.name in names)

    @property
    def names_core_ports(self) -> bool:
        """A port is a setting of MikoPBX."""
        uses = [source for _, source in self.values] + [server.port for server in self.servers]
        return any("PbxSettings" in source for source in uses)

    @property
    def server_fields(self) -> tuple[Field, ...]:
        """The fields of the settings that are ports of servers."""
        ports = {server.port for server in self.servers}
        fields = self.settings.fields if self.settings else ()
        return tuple(field for field in fields if f"(int)$settings?->{field.name}" in ports)

    def example(self, field: Field) -> str:
        """The value of a field of the settings in a test."""
        if field.type == "bool":
            return "1"
        return (
            str(8100 + self.fields.index(field)) if field.type in ("integer", "number") else f"{field.name}.example.com"
        )

    def example_port(self, server: Server) -> str:
        """The port of a server in a test, in PHP."""
        found = re.fullmatch(r"\(int\)\$settings\?->(\w+)", server.port)
        return self.example(self.settings.by_name[found[1]]) if found and self.settings else server.port

    @property
    def fields_of_hooks(self) -> tuple[tuple[str, tuple[Field, ...]], ...]:
        """``(hook, the fields of the settings in its texts)`` of the hooks that have some which may be any text."""
        texts = {
            "createNginxLocations": "".join(location.text for location in self.locations),
            "createNginxServers": "".join(server.text for server in self.servers),
        }
        found = []
        for hook, text in texts.items():
            names = set(_PLACEHOLDER.findall(text))
            fields = tuple(
                field for field in self.fields if f"settings.{field.name}" in names and not self.is_address(field)
            )
            found += [(hook, fields)] if fields else []
        return tuple(found)

    @property
    def needed(self) -> tuple[Field, ...]:
        """The fields without which a text is left out."""
        named = {name for name, _ in self.values}
        return tuple(field for field in self.fields if f"settings.{field.name}" in named and field.type != "bool")

    @property
    def imports(self) -> frozenset[str]:
        found = {"MikoPBX\\Core\\System\\Configs\\NginxConf"} if self.servers else set()
        if self.names_core_ports:
            found.add("MikoPBX\\Common\\Models\\PbxSettings")
        if self.fields and self.settings:
            found.add(self.settings.class_name)
        return frozenset(found)

    @property
    def needs(self) -> Iterator[tuple[str, Model, list[Field]]]:
        if self.fields and self.settings:
            yield "ReloadNginxConfAction", self.settings, list(self.fields)


def link_nginx(module_slug: str, said: SaidNginx, settings: Model | None) -> Nginx:
    servers = []
    for name, server in said.servers.items():
        locations = _locations(module_slug, server.locations, "")
        text = "\n".join(location.text for location in locations)
        if any(_is_bearer(one) for one in server.locations.values()):
            # Core's server template comes without Core's locations, and in one of them a token is checked.
            text = "include mikopbx/locations/longpool.conf;\n\n" + text
        servers.append(Server(name, _port(server.port), server.tls, locations, text))
    everything = [
        *said.locations.values(),
        *(one for server in said.servers.values() for one in server.locations.values()),
    ]
    ports = frozenset(one.proxy.port for one in everything if one.proxy)
    hosts = frozenset(one.proxy.host for one in everything if one.proxy)
    return Nginx(_locations(module_slug, said.locations, f"/{module_slug}"), tuple(servers), settings, ports, hosts)


def _locations(module_slug: str, said: Mapping[str, SaidLocation], start: str) -> tuple[Location, ...]:
    return tuple(_location(module_slug, name, one, one.path or f"{start}/{name}/") for name, one in said.items())


def _location(module_slug: str, name: str, said: SaidLocation, path: str) -> Location:
    sign = "=" if said.exact else "^~"
    lines = [*_access(module_slug, said), *_answer(module_slug, said)]
    text = "\n".join(f"{_INDENT}{line}" if line else "" for line in "\n".join(lines).split("\n"))
    return Location(name, f"location {sign} {path} {{\n{text}\n}}\n")


def _is_bearer(said: SaidLocation) -> bool:
    return said.raw is None and said.ask is None and said.access in (None, "bearer") and said.publish is None


def _access(module_slug: str, said: SaidLocation) -> list[str]:
    if said.ask is not None:
        resource, _, action = said.ask.partition(".")
        return [_ASK % f"/pbxcore/api/v3/{module_slug}/{resource}:{action}"]
    if _is_bearer(said) or said.access == "bearer":
        return [_BEARER]
    by_default = said.publish is not None and said.access is None
    return [_LOCALHOST] if by_default or said.access == "localhost" else []


def _answer(module_slug: str, said: SaidLocation) -> list[str]:
    if said.proxy is not None:
        return _proxied(said.proxy, websocket=said.websocket)
    if said.files is not None:
        folder = "db/files" if said.files == "own" else said.files
        return [f'alias "{{{{ module.folder }}}}/{folder}/";', "index index.html;"]
    if said.publish is not None:
        keep = 50 if said.keep is None else said.keep
        channel = f'nchan_channel_id "{module_slug}-{said.publish}";'
        return ["nchan_publisher;", channel, f"nchan_message_buffer_length {keep};", "nchan_message_timeout 10s;"]
    if said.subscribe is not None:
        channel = f'nchan_channel_id "{module_slug}-{said.subscribe}";'
        return ["nchan_subscriber;", channel, "nchan_subscriber_first_message newest;"]
    lines = _CONTROL.sub("", (said.raw or "").replace("\r\n", "\n")).strip("\n").splitlines()
    return [_SAID_SETTING.sub(r"{{ settings.\1 }}", line.rstrip()) for line in lines]


def _proxied(said: Proxy, *, websocket: bool) -> list[str]:
    host = f"{{{{ {said.host} }}}}" if said.host.startswith("settings.") else said.host
    port = f"{{{{ {said.port} }}}}" if said.port.startswith(("settings.", "core.")) else said.port
    scheme = "https" if said.tls else "http"
    return [f"proxy_pass {scheme}://{host}:{port}{said.to or ''};", _FORWARDED, *([_WEBSOCKET] if websocket else [])]


def _port(said: str) -> str:
    if said.startswith("settings."):
        return f"(int)$settings?->{said.removeprefix('settings.')}"
    if said.startswith("core."):
        return f"(int)PbxSettings::getValueByKey(PbxSettings::{said.removeprefix('core.')})"
    return said
