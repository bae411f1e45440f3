"""A port: a number, a range, a field of the settings, or a setting of MikoPBX."""

from __future__ import annotations

from miko_gen.facts import dataclass
from miko_gen.linked.database import Model
from miko_gen.linked.values import Field


@dataclass(frozen=True)
class Port:
    """``first`` to ``last``, or ``field`` of the settings, or ``key``, a constant of PbxSettings."""

    first: int
    last: int
    field: Field | None
    key: str | None

    @property
    def php(self) -> str:
        """PHP source of the port, where ``$settings`` is the row of the settings."""
        if self.key:
            return f"PbxSettings::getValueByKey(PbxSettings::{self.key})"
        if self.field:
            return f"(int)$settings?->{self.field.name}"
        return str(self.first) if self.first == self.last else f"'{self.first}:{self.last}'"


def link_port(said: str, settings: Model | None) -> Port:
    if said.startswith("core."):
        return Port(0, 0, None, said.removeprefix("core."))
    if said.startswith("settings."):
        assert settings is not None
        return Port(0, 0, settings.by_name[said.removeprefix("settings.")], None)
    first, _, last = said.partition("-")
    return Port(int(first), int(last or first), None, None)
