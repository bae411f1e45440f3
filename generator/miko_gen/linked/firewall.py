"""Ports that the firewall lets in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from miko_gen.linked.database import Model
from miko_gen.linked.reactions import Reaction, own_reaction
from miko_gen.linked.values import Field
from miko_gen.linked.words import Word
from miko_gen.spec.system import Rule as SaidRule


@dataclass(frozen=True)
class Rule:
    """A rule: a range of ports, a field of the settings, or a constant of PbxSettings."""

    name: str
    protocol: str
    first: int
    last: int
    field: Field | None
    key: str | None


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
    def imports(self) -> frozenset[str]:
        found = {"MikoPBX\\Common\\Models\\PbxSettings"} if any(rule.key for rule in self.rules) else set()
        if self.fields and self.settings:
            found |= {self.settings.class_name, "MikoPBX\\Common\\Models\\FirewallRules"}
        return frozenset(found)

    @property
    def reactions(self) -> Iterator[Reaction]:
        if self.fields and self.settings:
            yield own_reaction(self.settings, self.fields, "moveFirewallRules")


def link_firewall(said: Mapping[str, SaidRule], settings: Model | None) -> Firewall:
    return Firewall(tuple(_rule(name, rule, settings) for name, rule in said.items()), settings)


def _rule(name: str, said: SaidRule, settings: Model | None) -> Rule:
    port = said.port
    if port.startswith("core."):
        return Rule(name, said.protocol, 0, 0, None, port.removeprefix("core."))
    if port.startswith("settings."):
        assert settings is not None
        return Rule(name, said.protocol, 0, 0, settings.by_name[port.removeprefix("settings.")], None)
    first, _, last = port.partition("-")
    return Rule(name, said.protocol, int(first), int(last or first), None, None)
