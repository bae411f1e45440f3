"""AGI scripts, the AMI user."""

from __future__ import annotations

from collections.abc import Mapping

from miko_gen.facts import dataclass
from miko_gen.linked.database import Model
from miko_gen.linked.script_steps import link_script
from miko_gen.linked.scripts import Script
from miko_gen.spec.agi import Agi as SaidAgi
from miko_gen.spec.calls import AmiUser as SaidAmiUser


@dataclass(frozen=True)
class AmiUser:
    """A user in manager.conf; ``secret`` is a field of the settings."""

    name: str
    secret: str
    read: tuple[str, ...]
    write: tuple[str, ...]
    permit: tuple[str, ...]
    ajam: bool
    filters: tuple[str, ...]

    @property
    def hears_user_events(self) -> bool:
        return "user" in self.read or "all" in self.read


def link_scripts(module_slug: str, said: Mapping[str, SaidAgi], models: Mapping[str, Model]) -> tuple[Script, ...]:
    return tuple(link_script(module_slug, name, script, models) for name, script in said.items())


def link_ami_user(module_slug: str, said: SaidAmiUser | None) -> AmiUser | None:
    if said is None:
        return None
    secret = said.secret.removeprefix("settings.")
    rights = (tuple(said.read), tuple(said.write), tuple(said.permit))
    return AmiUser(said.name or module_slug, secret, *rights, said.ajam, tuple(said.event_filter))
