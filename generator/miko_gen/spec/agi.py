"""AGI scripts: what they get, look up and do during a call."""

import json
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from miko_gen.spec.conditions import Column, Conditions, SoughtWhere
from miko_gen.spec.fields import ONE_NAME, Handler, Or, Said, Scalar, listed
from miko_gen.spec.names import FieldName, RowOrder, SlugName
from miko_gen.spec.requests import Request
from miko_gen.spec.section import Section
from miko_gen.spec.source import Location

_Path = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$", max_length=200)]


class Find(Said):
    """Looks up one row of a model."""

    name: FieldName = Field("row", description="What the row is called in conditions and texts.")
    model: str = Field(description="The model to search: one of this spec, or core.Extensions and others of MikoPBX.")
    where: SoughtWhere = Field(
        min_length=1,
        description="Field and value: a name of `let`, or {value: text}; company.name is behind a reference.",
    )
    order_by: RowOrder | None = Field(
        None, description="The field that says which of several rows is meant, the first: `start desc`."
    )


def _several(value: Any) -> Any:
    return [value] if isinstance(value, dict) else value


class _OneOrSeveral:
    """In the JSON Schema, one look-up beside the list of them."""

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        several: dict[str, Any] = handler(schema)
        return {"anyOf": [several["items"], several]}


Finds = Annotated[list[Find], BeforeValidator(_several), _OneOrSeveral()]


def _names(value: Any) -> Any:
    paths = [value] if isinstance(value, str) else value
    return {str(path).rpartition(".")[2]: path for path in paths} if isinstance(paths, list) else paths


class Http(Request):
    """Asks a server, whose answer is JSON, or a text."""

    url: Annotated[
        str,
        StringConstraints(
            pattern=r"^(https?://[^\s{}/?#@]+|\{[a-z][a-z0-9_]*\.[a-z0-9_]+\})([/?].*)?$", max_length=1000
        ),
    ] = Field(description="The address; {caller} and other names in it are encoded.")
    timeout: Annotated[int, Field(ge=1, le=10)] = Field(2, description="Seconds that the call waits for all of it.")
    answer: Annotated[
        dict[FieldName, _Path], Field(min_length=1), BeforeValidator(_names), Or('{"type": "string"}'),
        Or('{"type": "array", "items": {"type": "string"}}'),
    ] = Field({}, alias="json", description="Names for values of the answer: name, [name, vip] or {title: data.title}.")  # fmt: skip
    text: FieldName | None = Field(None, description="A name for the whole answer, as it stands.")

    @property
    def names(self) -> tuple[str, ...]:
        """Names that it gives."""
        return (*self.answer, *([self.text] if self.text else []))


class Save(Said):
    """A row that a script keeps."""

    model: str = Field(description="The model in which it keeps a row.")
    by: dict[FieldName, str] = Field({}, description="The fields that tell which row; none: always a new one.")
    set: dict[FieldName, Scalar] = Field(
        {}, description='The other fields: {operator: "{row.number}", seen_at: "{now}"}.'
    )
    insert: bool = Field(True, description="With false, only a row that is there changes.")


def _bare(value: Any) -> Any:
    return {value: True} if isinstance(value, str) else value


class Step(Said):
    """One thing that a script does."""

    increment: Column | None = Field(
        None, description="Adds one to a field of the row that was found; of several rows, contact.calls."
    )
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
    save: Section[Save | None] = Field(None, description="Keeps values in a row of a model.")
    http: Section[Http | None] = Field(None, description="Asks a server; without an answer its names are empty.")
    condition: Section[Conditions | None] = Field(None, alias="if", description="Only then: {row.vip: true}.")
    then: "list[ShortStep] | None" = Field(None, min_length=1, description="Steps of `if`, where one is not enough.")
    otherwise: "list[ShortStep] | None" = Field(
        None, alias="else", min_length=1, description="Steps when it is not so."
    )


STEPS = (
    "increment", "set", "verbose", "playback", "caller_name", "answer", "hangup", "goto", "handler", "save", "http", "then",
)  # fmt: skip
NOW = "now"
"""The time, in values of a row."""
BARE_STEPS = ("answer", "hangup")

ShortStep = Annotated[Step, BeforeValidator(_bare), Or(json.dumps({"enum": BARE_STEPS}))]
"""A step, or its bare word: ``hangup``."""

BRANCHES = ("when_found", "when_not_found", "steps")


class Agi(Said):
    """A script that Asterisk runs during a call."""

    arguments: list[FieldName] = Field([], description="Names for what it is run with: AGI(script,first,second).")
    let: dict[FieldName, str] = Field(
        {}, description="Names for channel variables and functions, or parts of them: CALLERID(num), CALLERID(num):-9."
    )
    find: Finds = Field([], description="A row to look up, or several with names.")
    when_found: list[ShortStep] = Field([], description="What to do when every row was found; {row.field} is a value.")
    when_not_found: list[ShortStep] = Field([], description="What to do when one of them was not found.")
    steps: list[ShortStep] = Field([], description="What to do in any case, after that.")
    handler: Handler | None = Field(None, description="A method of {Feature}Main that does it all instead.")
    renamed_from: Annotated[list[SlugName], BeforeValidator(listed), ONE_NAME] = Field(
        [], description="The names that it had before, the newest first: its files move along."
    )

    @property
    def all_steps(self) -> Iterator[tuple[Location, Step]]:
        """Every step with its place in the script, also those inside of `if`."""
        for branch in BRANCHES:
            yield from _walk(getattr(self, branch), (branch,))


def _walk(steps: list[Step], loc: Location) -> Iterator[tuple[Location, Step]]:
    for index, step in enumerate(steps):
        yield (*loc, index), step
        yield from _walk(step.then or [], (*loc, index, "then"))
        yield from _walk(step.otherwise or [], (*loc, index, "else"))
