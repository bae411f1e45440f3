"""Background processes: what each kind of worker says."""

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from miko_gen.spec.conditions import Compared, Conditions, bare
from miko_gen.spec.fields import ONE_NAME, Handler, Or, Said, Scalar, listed
from miko_gen.spec.names import ClassName, FieldName, SlugName
from miko_gen.spec.requests import Address, Header, Request, Setting
from miko_gen.spec.section import Section
from miko_gen.spec.system import ShortEach

Event = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Za-z0-9]*$")]
UserEvent = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$")]
HeaderOrSetting = Annotated[
    str, StringConstraints(pattern=r"^([A-Za-z][A-Za-z0-9_-]*|settings\.[a-z][a-z0-9_]*)$", max_length=100)
]
Wanted = Scalar | list[str | int] | Compared
Program = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-][A-Za-z0-9_.-]*(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*$")]


Machine = Literal["amd64", "arm64", "any"]


def _for_any(value: Any) -> Any:
    return {"any": value} if isinstance(value, str) else value


class EventStep(Request):
    """One thing that follows an event: save, delete, push, web_hook, user_event or command."""

    save: str | None = Field(None, description="The model in which the event becomes a row.")
    delete: str | None = Field(None, description="The model of which the rows go that have the values in `by`.")
    by: dict[FieldName, str] = Field(
        {}, description="`save`, `delete`: the fields that tell which row; for `save`, none: always a new one."
    )
    set: dict[FieldName, Scalar] = Field({}, description='`save`: the other fields: {number: "{CallerIDNum}"}.')
    increment: FieldName | None = Field(None, description="`save`: adds one to an integer field of the row.")
    insert: bool = Field(True, description="`save`: with false, only a row that is there changes.")
    push: SlugName | None = Field(None, description="Tells open pages of the admin cabinet, under {module}-{name}.")
    web_hook: Address | None = Field(None, description="Sends it to the address in a field: settings.url, row.url.")
    user_event: UserEvent | None = Field(None, description="Raises a UserEvent of Asterisk.")
    command: Literal["originate", "hang_up", "redirect", "queue_add", "queue_remove"] | None = Field(
        None, description="Asks Asterisk for it, with the arguments in `data`: {channel: '{Channel}'}."
    )
    data: dict[Header, str] = Field(
        {}, description="What is pushed, sent, raised or asked for; by default the whole event."
    )
    each: Section[ShortEach | None] = Field(
        None,
        description="`push`, `web_hook`, `user_event`, `command`: once for each row of a model, whose values are {row.name};"
        " `where` may ask for headers of the event: {number: '{CallerIDNum}'}.",
    )


PART = r"(?::-?\d{1,3}){0,2}"
"""Which part of a header is meant, counted as Asterisk does: ``:-10``, ``:1:3``."""


def header_of(wanted: object) -> str | None:
    """What a column is compared with: of ``{CallerIDNum}``, the name of the header, or of the column of a call's record.

    With the part of it that is meant: of ``{CallerIDNum:-10}``, ``CallerIDNum:-10``.
    """
    pattern = rf"\{{(?!now\}})([A-Za-z][A-Za-z0-9_-]*{PART})\}}"
    found = re.fullmatch(pattern, wanted) if isinstance(wanted, str) else None
    return found[1] if found else None


STEPS = ("save", "delete", "push", "web_hook", "user_event", "command")


class ConfigPart(Said):
    """Lines of the configuration of a program: a text, or what a handler makes."""

    text: str | None = Field(None, description="The lines.")
    handler: Handler | None = Field(None, description="A method that returns them; with `each` it gets the row.")
    when: Section[Conditions | None] = Field(None, description="Only with such settings: settings.debug.")


def _parts(value: Any) -> Any:
    return [{"text": part} if isinstance(part, str) else part for part in value] if isinstance(value, list) else value


Config = Annotated[
    list[ConfigPart],
    Field(min_length=1),
    BeforeValidator(lambda value: _parts(listed(value))),
    Or('{"type": "string"}'),
]
"""The lines of a configuration, or parts of it of which each is a text, or has a condition."""


class Worker(Said):
    """A background process, which MikoPBX starts and watches."""

    type: Literal["ami", "queue", "pool", "rpc", "periodic", "cdr", "daemon"] = Field(
        "ami",
        description="`ami`: events of Asterisk; `queue`: messages; `pool`: messages, in several processes;"
        " `rpc`: calls of methods; `periodic`: again and again; `cdr`: records of calls that have ended; `daemon`: a"
        " program of the module's.",
    )
    events: list[Event] = Field([], description="`ami`: the events it gets, for example Newchannel.")
    user_events: list[UserEvent] = Field([], description="`ami`: the UserEvents it gets, by their name.")
    when: Annotated[Section[dict[HeaderOrSetting, Wanted]], BeforeValidator(bare), Or('{"type": "string"}')] = Field(
        {},
        description="`ami`: only events whose headers have one of these values; `cdr`: only records whose columns are so;"
        " `ami`, `cdr`, `daemon`: only with such settings: settings.active.",
    )
    then: Section[list[EventStep]] = Field(
        [], description="`ami`: what follows each event, before the handler; `cdr`: what follows each record."
    )
    every: Annotated[str, Field(pattern=r"^[1-9]\d{0,3} (seconds?|minutes?|hours?)$")] | None = Field(
        None, description="`periodic`, `cdr`: the time between two calls: 30 seconds."
    )
    offset: Setting | None = Field(
        None, description="`cdr`: the field that holds the id of the last record which the handler has had."
    )
    batch: int | None = Field(None, ge=1, le=1000, description="`cdr`: how many records the handler gets at most.")
    methods: list[Handler] = Field([], description="`rpc`: the methods of {Feature}Main that may be called.")
    processes: int | None = Field(None, ge=2, le=16, description="`pool`: how many work at the same time.")
    binary: Annotated[dict[Machine, Program], BeforeValidator(_for_any), ONE_NAME] | None = Field(
        None, min_length=1, description="`daemon`: the program's file in the module, or one for each kind of machine."
    )
    arguments: list[str] = Field([], description="`daemon`: its arguments; {config} is the file of `config`.")
    config: Section[Config | None] = Field(
        None,
        description="`daemon`: its configuration, or parts of it; {{ settings.field }} and {{ row.field }} are replaced.",
    )
    config_file: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_][A-Za-z0-9_.-]*$", max_length=60)] | None = (
        Field(None, description="`daemon`: the name of that file, for a program that looks for it where it works.")
    )
    folder: Literal["temporary", "own"] = Field(
        "temporary", description="`daemon`: where it works; `own`: a folder that stays, with the files that it makes."
    )
    each: Section[ShortEach | None] = Field(
        None, description="`daemon`: the program runs once for each row of a model."
    )
    handler: Handler | None = Field(None, description="A method of {Feature}Main, written by hand and stubbed once.")
    renamed_from: Annotated[list[ClassName], BeforeValidator(listed), ONE_NAME] = Field(
        [], description="The names that it had before, the newest first: its files move along."
    )


class Ari(Said):
    """A Stasis application: calls that the module controls itself, with its user of ARI and a worker for the events."""

    application: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+$", max_length=64)] | None = Field(
        None, description="The application's name, and the user's; by default the module's."
    )
    secret: Setting = Field(description="The field that holds the user's password: settings.ari_secret.")
    events: dict[Event, Handler] = Field(
        min_length=1,
        description="Events of the application, each with a method of {Feature}Main: {StasisStart: onCall}.",
    )
    turn_on: bool = Field(False, description="Switches ARI on in MikoPBX when the module is enabled.")
