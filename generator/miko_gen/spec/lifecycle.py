"""What the module does when something on the PBX changes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from miko_gen.spec.fields import Handler, Said
from miko_gen.spec.names import FieldName

Reload = Literal[
    "dialplan", "pjsip", "iax", "queues", "features", "moh", "voicemail", "modules", "manager", "ari", "cron", "nginx",
    "fail2ban", "firewall",
]  # fmt: skip


class Reaction(Said):
    """What follows a change of a model or of a setting of the PBX."""

    model: Annotated[str, StringConstraints(pattern=r"^(core\.)?[A-Z][A-Za-z0-9]*$")] | None = Field(
        None, description="The model: one of this spec, or core.Extensions and other models of MikoPBX."
    )
    fields: list[FieldName] = Field(
        [], description="The fields of an own model that count; by default all that are not silent."
    )
    settings: list[Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9_]*$")]] = Field(
        [], description="Settings of MikoPBX by their constants of PbxSettings: PBX_LANGUAGE."
    )
    reload: list[Reload] = Field([], description="What is made anew and read again.")
    handler: Handler | None = Field(None, description="A method of {Feature}Main, written by hand and stubbed once.")
