"""What the module adds to the system around Asterisk: tasks of cron, ports."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from miko_gen.spec.conditions import Conditions, RowWhere
from miko_gen.spec.fields import Handler, Or, Said
from miko_gen.spec.names import FieldName, RowOrder

Day = Literal["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
DAYS: tuple[Day, ...] = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
Age = Annotated[str, StringConstraints(pattern=r"^([1-9]\d{0,3} (minutes?|hours?|days?)|settings\.[a-z][a-z0-9_]*)$")]


class OldRows(Said):
    """Rows of a model that are no longer needed."""

    model: str = Field(description="The model whose rows are deleted.")
    field: FieldName = Field(description="The date-time field that tells how old a row is.")
    older_than: Age = Field(
        description="`30 days`, `12 hours`, `5 minutes`, or a whole number of days: settings.keep_days."
    )


class OldFiles(Said):
    """Files of the module among MikoPBX's temporary files or logs that are no longer needed."""

    place: Literal["temporary", "logs"] = Field(
        "temporary", alias="in", description="Where the folder is: among the module's temporary files, or its logs."
    )
    folder: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*$", max_length=100)] | None = (
        Field(None, description="A folder below the module's own there; of the logs, all of them without it.")
    )
    older_than: Age = Field(
        description="`7 days`, `12 hours`, `5 minutes`, or a whole number of days: settings.keep_days."
    )


class Each(Said):
    """Rows of a model, for each of which something is made."""

    model: str = Field(description="The model: one of this spec, or core.Extensions and other models of MikoPBX.")
    where: RowWhere = Field(
        {},
        description="Only such rows: {enabled: true, kind: [door, gate], line.note: {begins_with: '7'}, mode: settings.mode}.",
    )
    order_by: RowOrder | None = Field(
        None,
        description="The field that says which row comes first: `priority`, `priority desc`; by default as they came.",
    )


def _bare_each(value: Any) -> Any:
    return {"model": value} if isinstance(value, str) else value


ShortEach = Annotated[Each, BeforeValidator(_bare_each), Or('{"type": "string"}')]
"""Rows of a model, or its bare name for all of them."""


Every = Annotated[
    str, StringConstraints(pattern=r"^([1-9]\d? (minutes?|hours?)|settings\.[a-z][a-z0-9_]*|row\.[a-z][A-Za-z0-9_]*)$")
]
At = Annotated[
    str, StringConstraints(pattern=r"^(([01]\d|2[0-3]):[0-5]\d|settings\.[a-z][a-z0-9_]*|row\.[a-z][A-Za-z0-9_]*)$")
]
DaysIn = Annotated[str, StringConstraints(pattern=r"^(settings\.[a-z][a-z0-9_]*|row\.[a-z][A-Za-z0-9_]*)$")]
ONE_NUMBER = Or('{"type": "integer", "minimum": 1, "maximum": 31}')


def _one_day(value: Any) -> Any:
    return value if isinstance(value, list) or str(value).startswith(("row.", "settings.")) else [value]


class Task(Said):
    """Something that cron does at its time."""

    every: Every | None = Field(
        None,
        description="`5 minutes` or `1 hour`: a part of an hour or of a day; settings.interval or row.interval: minutes.",
    )
    at: At | None = Field(
        None,
        description='A time of the day: "02:30"; a field of the settings or, with `each`, of the row that holds one: row.start.',
    )
    days: list[Day] | DaysIn = Field(
        [],
        description="Days of the week: [mon, fri]; or a field that holds some: settings.days, row.days. Else every day.",
    )
    day: Annotated[list[Annotated[int, Field(ge=1, le=31)]] | DaysIn, BeforeValidator(_one_day), ONE_NUMBER] = Field(
        [],
        description="Days of the month: 1, or [1, 15]; or a field that holds some: settings.day, row.day. Else every day.",
    )
    when: Conditions | None = Field(None, description="Only with such settings: settings.enabled.")
    each: ShortEach | None = Field(None, description="A task for each row of a model; the handler gets the row.")
    handler: Handler | None = Field(None, description="A method of {Feature}Main, written by hand and stubbed once.")
    worker: str | None = Field(
        None, description="A queue worker of this spec that gets a message with the task's name."
    )
    script: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*\.(sh|php)$", max_length=60)] | None = Field(
        None, description="A script of one's own in bin/own, written by hand and begun once: sync.sh or sync.php."
    )
    delete_rows: OldRows | None = Field(None, description="Deletes the old rows of a model.")
    delete_files: OldFiles | None = Field(None, description="Deletes the old files of a folder.")


WORK = ("handler", "worker", "script", "delete_rows", "delete_files")

# Settings of Core whose change moves the firewall's rules too (FirewallRules::getProtectedPortSet()).
CORE_PORTS = (
    "RTP_PORT_FROM", "RTP_PORT_TO", "SIP_PORT", "TLS_PORT", "AMI_PORT", "AJAM_PORT", "AJAM_PORT_TLS", "WEB_PORT",
    "WEB_HTTPS_PORT", "SSH_PORT", "IAX_PORT",
)  # fmt: skip


def _digits(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Port = Annotated[
    str,
    StringConstraints(pattern=r"^(\d{1,5}(-\d{1,5})?|settings\.[a-z][a-z0-9_]*|core\.[A-Z][A-Z0-9_]*)$"),
    BeforeValidator(_digits),
    Or('{"type": "integer", "minimum": 1, "maximum": 65535}'),
]


class Rule(Said):
    """A port that the firewall lets in."""

    port: Port | None = Field(
        None,
        description='A port, a range "10000-10100", a field of the settings: settings.port, or one of Core: core.AJAM_PORT.',
    )
    handler: Handler | None = Field(None, description="A method of {Feature}Main that returns the port instead.")
    protocol: Literal["tcp", "udp"] = Field("tcp", description="The protocol.")
