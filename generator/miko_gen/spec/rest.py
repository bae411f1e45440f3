"""REST API v3 resources."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from miko_gen.spec.conditions import RowWhere
from miko_gen.spec.fields import ONE_NAME, Handler, Or, Said, ShortActionValue, Text, listed
from miko_gen.spec.names import ColumnName, FieldName, MethodName, OrderBy, ParameterName, SlugName
from miko_gen.spec.section import Section
from miko_gen.spec.source import Location

Operation = Literal["list", "get", "create", "update", "patch", "delete"]
OPERATIONS: tuple[Operation, ...] = ("list", "get", "create", "update", "patch", "delete")


Access = Literal["bearer", "localhost", "open_to_everyone"]

# Extensions of each type of file, below the categories of Core's upload service (Lib/Files/UploadFileAction.php).
FILE_TYPES = {
    "csv": ("csv", "txt"),
    "sound": ("mp3", "wav", "ogg", "webm", "m4a"),
    "image": ("jpg", "jpeg", "png", "gif", "webp"),
    "archive": ("zip", "gz", "tar", "tgz"),
    "spreadsheet": ("xlsx", "xls", "ods"),
    "document": ("pdf", "doc", "docx", "odt", "txt"),
    "data": ("json", "xml", "yaml", "yml"),
}


class Upload(Said):
    """A file that the client has sent to Core's upload service before."""

    type: Literal["csv", "sound", "image", "archive", "spreadsheet", "document", "data"] = Field(
        description="What kind of file it is."
    )
    max_size: int = Field(10, ge=1, le=2000, description="Its largest size in megabytes.")


class Download(Said):
    """A file that is the answer, from one folder only."""

    folder: Literal["own", "packaged", "temporary", "recordings", "sounds"] = Field(
        "own",
        description="The only folder that files come from; `own` is db/files of the module, `packaged` files that it "
        "brings, `temporary` files that are made for a while.",
    )
    stream: bool = Field(False, description="It is played in place, with Range, instead of being saved.")
    delete_after: bool = Field(False, description="Of the folder `temporary`: it is deleted once it has been sent.")


AnswerCode = Annotated[str, Field(pattern=r"^(20[0-24-6]|4[0-9][0-9])$")]

SINGLETON_OPERATIONS: tuple[Operation, ...] = ("get", "update", "patch")
READING: tuple[Operation, ...] = ("list", "get")
"""What a client can do with rows of MikoPBX."""


On = Literal["collection", "record"]


class OwnOperation(Said):
    """What a handler makes of a request."""

    description: Text | None = Field(None, description="One sentence for OpenAPI.")
    parameters: dict[ParameterName, ShortActionValue] = Field({}, description="What the client sends.")
    returns: dict[ParameterName, ShortActionValue] = Field({}, description="What `data` of the answer holds.")
    access: Access = Field(
        "bearer",
        description="Who may call it: with a bearer token, the PBX itself only, or everyone without any login.",
    )
    answers: dict[AnswerCode, str] = Field(
        {}, description="HTTP codes with their meaning: one of 2xx for success, 4xx that the handler may throw."
    )
    upload: Section[Upload | None] = Field(
        None, description="It takes a file that was uploaded to Core; the handler gets its path."
    )
    download: Section[Download | None] = Field(
        None, description="The handler returns the name of a file, which is the answer."
    )
    handler: Handler


class Action(OwnOperation):
    """A custom method of a resource: ``GET …/numbers:check`` or ``POST …/numbers/{id}:block``."""

    on: On = Field("collection", description="Called on the resource or on one record of it.")
    method: Literal["GET", "POST", "PUT", "PATCH", "DELETE"] = Field("GET", description="The HTTP method.")


def handled(value: Any) -> Any:
    """A handler alone, in the place of what it does."""
    return {"handler": value} if isinstance(value, str) else value


ShortOwnOperation = Annotated[Section[OwnOperation], BeforeValidator(handled), Or('{"type": "string"}')]

_VERBS: dict[Operation, Literal["GET", "POST", "PUT", "PATCH", "DELETE"]] = {
    "list": "GET",
    "get": "GET",
    "create": "POST",
    "update": "PUT",
    "patch": "PATCH",
    "delete": "DELETE",
}


class Resource(Said):
    """A resource at ``/pbxcore/api/v3/{module}/{resource}``."""

    model: str | None = Field(
        None,
        description="The model that it serves, or core.Extensions and others of MikoPBX, to be read; without one, handlers answer.",
    )
    fields: list[ColumnName] = Field([], description="Of a model of MikoPBX: the columns that are answered.")
    where: RowWhere = Field({}, description="Of a model of MikoPBX: only such rows: {type: SIP}.")
    singleton: bool = Field(False, description="Of a resource without a model: it is one thing, without ids.")
    description: Text | None = Field(None, description="One sentence for OpenAPI.")
    operations: list[Operation] | dict[Operation, ShortOwnOperation] | None = Field(
        None,
        min_length=1,
        description="What a client can do; all by default, of a singleton get, update and patch. Without a model, each "
        "with its handler.",
    )
    search: list[FieldName] = Field([], description="The fields that `search` looks into.")
    filters: list[FieldName] = Field(
        [],
        description="Fields that a list can be asked by: rows with that value only, of a date-time from one to another.",
    )
    order_by: OrderBy | None = Field(
        None, description="The field that sorts a list when a client asks for no order, for example `asked_at desc`."
    )
    actions: dict[MethodName, Action] = Field({}, description="Custom methods, by name.")
    renamed_from: Annotated[list[SlugName], BeforeValidator(listed), ONE_NAME] = Field(
        [], description="The names that it had before, the newest first: its files move along."
    )

    def offered(self, *, singleton: bool) -> tuple[Operation, ...]:
        """What a client can do, in the order of OPERATIONS; by default all that the model has a meaning for."""
        if self.model is None:
            return tuple(operation for operation in OPERATIONS if operation in self.own_operations)
        every = READING if self.is_of_core else SINGLETON_OPERATIONS if singleton else OPERATIONS
        wanted = self.operations or every
        return tuple(operation for operation in OPERATIONS if operation in wanted)

    @property
    def is_of_core(self) -> bool:
        """It serves a model of MikoPBX."""
        return bool(self.model and self.model.startswith("core."))

    @property
    def own_operations(self) -> dict[Operation, OwnOperation]:
        """Operations that are handlers, in the order of OPERATIONS."""
        said = self.operations if isinstance(self.operations, dict) else {}
        return {name: said[name] for name in OPERATIONS if name in said}

    @property
    def handled(self) -> Iterator[tuple[Location, Action]]:
        """All that handlers answer, with its place in the resource: operations as actions of their HTTP methods."""
        for name, operation in self.own_operations.items():
            on: On = "collection" if self.singleton or name in ("list", "create") else "record"
            yield ("operations", name), Action.model_construct(**dict(operation), on=on, method=_VERBS[name])
        for key, action in self.actions.items():
            yield ("actions", key), action
