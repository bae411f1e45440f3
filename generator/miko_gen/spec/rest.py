"""REST API v3 resources."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from miko_gen.spec.fields import ONE_NAME, Handler, Said, ShortActionValue, Text, listed
from miko_gen.spec.names import FieldName, MethodName, SlugName

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

    folder: Literal["own", "recordings", "sounds"] = Field(
        "own", description="The only folder that files come from; `own` is db/files of the module."
    )
    stream: bool = Field(False, description="It is played in place, with Range, instead of being saved.")


AnswerCode = Annotated[str, Field(pattern=r"^(20[0-24-6]|4[0-9][0-9])$")]

SINGLETON_OPERATIONS: tuple[Operation, ...] = ("get", "update", "patch")


class Action(Said):
    """A custom method of a resource: ``GET …/numbers:check`` or ``POST …/numbers/{id}:block``."""

    on: Literal["collection", "record"] = Field(
        "collection", description="Called on the resource or on one record of it."
    )
    method: Literal["GET", "POST", "PUT", "PATCH", "DELETE"] = Field("GET", description="The HTTP method.")
    description: Text | None = Field(None, description="One sentence for OpenAPI.")
    parameters: dict[FieldName, ShortActionValue] = Field({}, description="What the client sends.")
    returns: dict[FieldName, ShortActionValue] = Field({}, description="What `data` of the answer holds.")
    access: Access = Field(
        "bearer",
        description="Who may call it: with a bearer token, the PBX itself only, or everyone without any login.",
    )
    answers: dict[AnswerCode, str] = Field(
        {}, description="HTTP codes with their meaning: one of 2xx for success, 4xx that the handler may throw."
    )
    upload: Upload | None = Field(
        None, description="It takes a file that was uploaded to Core; the handler gets its path."
    )
    download: Download | None = Field(None, description="The handler returns the name of a file, which is the answer.")
    handler: Handler


class Resource(Said):
    """A resource at ``/pbxcore/api/v3/{module}/{resource}``."""

    model: str | None = Field(None, description="The model that it serves; without one it has actions only.")
    description: Text | None = Field(None, description="One sentence for OpenAPI.")
    operations: list[Operation] | None = Field(
        None, min_length=1, description="What a client can do; all by default, of a singleton get, update and patch."
    )
    search: list[FieldName] = Field([], description="The fields that `search` looks into.")
    filters: list[FieldName] = Field(
        [],
        description="Fields that a list can be asked by: rows with that value only, of a date-time from one to another.",
    )
    actions: dict[MethodName, Action] = Field({}, description="Custom methods, by name.")
    renamed_from: Annotated[list[SlugName], BeforeValidator(listed), ONE_NAME] = Field(
        [], description="The names that it had before, the newest first: its files move along."
    )

    def offered(self, *, singleton: bool) -> tuple[Operation, ...]:
        """What a client can do, in the order of OPERATIONS; by default all that the model has a meaning for."""
        if self.model is None:
            return ()
        wanted = self.operations or (SINGLETON_OPERATIONS if singleton else OPERATIONS)
        return tuple(operation for operation in OPERATIONS if operation in wanted)
