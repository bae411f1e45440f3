"""What listens to Asterisk: the AMI user; commands to it."""

from typing import Annotated, Literal

from pydantic import Field

from miko_gen.spec.fields import Said
from miko_gen.spec.names import ManagerUserName

# Classes of AMI privileges (Asterisk's main/manager.c).
Privilege = Literal[
    "system", "call", "log", "verbose", "command", "agent", "user", "config", "dtmf", "reporting", "cdr", "dialplan",
    "originate", "agi", "cc", "aoc", "test", "security", "message", "all",
]  # fmt: skip


Command = Literal["originate", "hang_up", "redirect", "queue_add", "queue_remove", "peers"]
"""A command to Asterisk for live calls."""

ARGUMENTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "originate": (("extension", "number"), ("caller_name",)),
    "hang_up": (("channel",), ()),
    "redirect": (("channel", "number"), ("context",)),
    "queue_add": (("queue", "extension"), ()),
    "queue_remove": (("queue", "extension"), ()),
}
"""What a command as a step is told: what it needs, and what may be left out, in the order of its method."""


class AmiUser(Said):
    """A user of Asterisk's manager interface, made for this module."""

    name: ManagerUserName | None = Field(None, description="The user's name; by default the module's.")
    secret: str = Field(description="The field that holds the password: settings.ami_secret.")
    read: list[Privilege] = Field([], description="Classes of events that the user gets.")
    write: list[Privilege] = Field([], description="Classes of actions that the user may send.")
    event_filter: list[Annotated[str, Field(pattern=r"^[^\s;][^;\x00-\x1f\x7f]*[^\s;]$", max_length=200)]] = Field(
        [], description='Which events it gets of those that it may read: "Event: Newchannel", "!Channel: Local/.*".'
    )
    ajam: bool = Field(False, description="It comes by HTTP, from outside of the PBX.")
    permit: list[Annotated[str, Field(pattern=r"^[0-9a-fA-F.:]+(/[0-9a-fA-F.:]+)?$")]] = Field(
        ["127.0.0.1"],
        min_length=1,
        description="Addresses or networks that it may come from; by default the PBX itself.",
    )
