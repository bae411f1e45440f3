"""Locations and servers of nginx, as text with the names of the values that the PBX puts in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from miko_gen.facts import dataclass
from miko_gen.linked.database import Model
from miko_gen.linked.nginx_locations import PLACEHOLDER, Location, is_bearer, link_locations
from miko_gen.linked.php import nowdoc
from miko_gen.linked.values import Field
from miko_gen.linked.words import Word
from miko_gen.spec.nginx import Nginx as SaidNginx


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
        found = dict.fromkeys(name for text in texts for name in PLACEHOLDER.findall(text))
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

    @property
    def has_tls(self) -> bool:
        """A server speaks TLS."""
        return any(server.tls for server in self.servers)

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
            str(8100 + self.fields.index(field))
            if field.type in ("integer", "number")
            else f"host-{self.fields.index(field)}.example.com"
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
            names = set(PLACEHOLDER.findall(text))
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
        locations = link_locations(module_slug, server.locations, "")
        text = "\n".join(location.text for location in locations)
        if any(is_bearer(one) for one in server.locations.values()):
            # Core's server template comes without Core's locations, and in one of them a token is checked.
            text = "include mikopbx/locations/longpool.conf;\n\n" + text
        servers.append(Server(name, _port(server.port), server.tls, locations, text))
    everything = [
        *said.locations.values(),
        *(one for server in said.servers.values() for one in server.locations.values()),
    ]
    ports = frozenset(one.proxy.port for one in everything if one.proxy)
    hosts = frozenset(one.proxy.host for one in everything if one.proxy)
    return Nginx(link_locations(module_slug, said.locations, f"/{module_slug}"), tuple(servers), settings, ports, hosts)


def _port(said: str) -> str:
    if said.startswith("settings."):
        return f"(int)$settings?->{said.removeprefix('settings.')}"
    if said.startswith("core."):
        return f"(int)PbxSettings::getValueByKey(PbxSettings::{said.removeprefix('core.')})"
    return said
