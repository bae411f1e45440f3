"""What happens during calls: AGI scripts, the AMI user."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from miko_gen.spec.fields import ONE_NAME, Handler, Or, Said, Scalar, listed
from miko_gen.spec.names import FieldName, ManagerUserName, SlugName

# Classes of AMI privileges (Asterisk's main/manager.c).
Privilege = Literal[
    "system", "call", "log", "verbose", "command", "agent", "user", "config", "dtmf", "reporting", "cdr", "dialplan",
    "originate", "agi", "cc", "aoc", "test", "security", "message", "all",
]  # fmt: skip


Command = Literal["originate", "hang_up", "redirect", "queue_add", "queue_remove", "peers"]
"""A command to Asterisk for live calls."""


class Find(Said):
    """Looks up one row of a model."""

    model: str = Field(description="The model to search.")
    where: dict[FieldName, Scalar | dict[str, Scalar]] = Field(
        min_length=1, description="Field and value; a word is a name of `let`, a literal text is {value: text}."
    )


def _bare(value: Any) -> Any:
    return {value: True} if isinstance(value, str) else value


class Step(Said):
    """One thing that a script does."""

    increment: FieldName | None = Field(None, description="Adds one to a field of the row that was found.")
    set: dict[str, str] | None = Field(None, min_length=1, description="Sets channel variables.")
    verbose: str | None = Field(None, description="Writes a line to Asterisk's log.")
    playback: str | None = Field(None, description="Plays a sound file.")
    caller_name: str | None = Field(None, description="Sets the caller's name.")
    answer: Literal[True] | None = Field(None, description="Answers the call.")
    hangup: Literal[True] | int | None = Field(None, description="Ends the call; a number is the hang-up cause.")
    goto: Annotated[str, Field(pattern=r"^[^,]+,[^,]+,[^,]+$")] | None = Field(
        None, description="Leaves for context,extension,priority."
    )
    handler: Handler | None = Field(None, description="A method of {Feature}Main, written by hand and stubbed once.")


STEPS = tuple(Step.model_fields)
BARE_STEPS = ("answer", "hangup")

ShortStep = Annotated[Step, BeforeValidator(_bare), Or(json.dumps({"enum": BARE_STEPS}))]
"""A step, or its bare word: ``hangup``."""


class Agi(Said):
    """A script that Asterisk runs during a call."""

    let: dict[FieldName, str] = Field(
        {}, description="Names for channel variables and functions, for example CALLERID(num)."
    )
    find: Find | None = Field(None, description="A row to look up.")
    when_found: list[ShortStep] = Field(
        [], description="What to do when there is such a row; {row.field} is a value of it."
    )
    when_not_found: list[ShortStep] = Field([], description="What to do when there is none.")
    handler: Handler | None = Field(None, description="A method of {Feature}Main that does it all instead.")
    renamed_from: Annotated[list[SlugName], BeforeValidator(listed), ONE_NAME] = Field(
        [], description="The names that it had before, the newest first: its files move along."
    )


class AmiUser(Said):
    """A user of Asterisk's manager interface, made for this module."""

    name: ManagerUserName | None = Field(None, description="The user's name; by default the module's.")
    secret: str = Field(description="The field that holds the password: settings.ami_secret.")
    read: list[Privilege] = Field([], description="Classes of events that the user gets.")
    write: list[Privilege] = Field([], description="Classes of actions that the user may send.")
    ajam: bool = Field(False, description="It comes by HTTP, from outside of the PBX.")
    permit: list[Annotated[str, Field(pattern=r"^[0-9a-fA-F.:]+(/[0-9a-fA-F.:]+)?$")]] = Field(
        ["127.0.0.1"],
        min_length=1,
        description="Addresses or networks that it may come from; by default the PBX itself.",
    )
