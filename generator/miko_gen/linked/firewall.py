"""Ports that the firewall lets in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from miko_gen.facts import dataclass
from miko_gen.linked.database import Model
from miko_gen.linked.handlers import Method
from miko_gen.linked.ports import link_port
from miko_gen.linked.reactions import Reaction, own_reaction
from miko_gen.linked.values import Field
from miko_gen.linked.words import Word
from miko_gen.spec.system import Rule as SaidRule


@dataclass(frozen=True)
class Rule:
    """A rule: a range of ports, a field of the settings, a constant of PbxSettings, or a handler that knows the port."""

    name: str
    protocol: str
    first: int
    last: int
    field: Field | None
    key: str | None
    handler: str | None


@dataclass(frozen=True)
class Firewall(Word):
    """The rules; Core shows them as one service with the module's name."""

    template: ClassVar[str] = "firewall"
    hooks: ClassVar[tuple[str, ...]] = ("getDefaultFirewallRules",)

    rules: tuple[Rule, ...]
    settings: Model | None

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields of the settings that hold a port, each once."""
        return tuple({rule.field.name: rule.field for rule in self.rules if rule.field}.values())

    @property
    def has_handlers(self) -> bool:
        return any(rule.handler for rule in self.rules)

    @property
    def handled(self) -> dict[str, bool]:
        """The names of the rules whose port a handler knows."""
        return {rule.name: True for rule in self.rules if rule.handler}

    @property
    def read_fields(self) -> tuple[Field, ...]:
        """The fields of the settings that a port may depend on: for a handler, all that are not silent."""
        if self.has_handlers and self.settings:
            return tuple(field for field in self.settings.fields if not field.silent)
        return self.fields

    @property
    def methods(self) -> Iterator[Method]:
        for rule in self.rules:
            if rule.handler:
                summary = f"The port that the firewall's rule '{rule.name}' lets in; 0 for none."
                yield Method(rule.handler, summary, (), "int", "", ("return 0;",))

    @property
    def imports(self) -> frozenset[str]:
        found = {"MikoPBX\\Common\\Models\\PbxSettings"} if any(rule.key for rule in self.rules) else set()
        if self.read_fields:
            found.add("MikoPBX\\Common\\Models\\FirewallRules")
        if self.read_fields and self.settings:
            found.add(self.settings.class_name)
        return frozenset(found)

    @property
    def reactions(self) -> Iterator[Reaction]:
        if self.read_fields and self.settings:
            yield own_reaction(self.settings, self.read_fields, "moveFirewallRules")


def link_firewall(said: Mapping[str, SaidRule], settings: Model | None) -> Firewall:
    return Firewall(tuple(_rule(name, rule, settings) for name, rule in said.items()), settings)


def _rule(name: str, said: SaidRule, settings: Model | None) -> Rule:
    if said.port is None:
        return Rule(name, said.protocol, 0, 0, None, None, said.handler)
    port = link_port(said.port, settings)
    return Rule(name, said.protocol, port.first, port.last, port.field, port.key, None)
