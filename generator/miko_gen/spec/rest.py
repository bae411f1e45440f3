"""REST API v3 resources."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from miko_gen.spec.fields import Handler, Said, ShortParameter, Text
from miko_gen.spec.names import FieldName, MethodName

Operation = Literal["list", "get", "create", "update", "patch", "delete"]
OPERATIONS: tuple[Operation, ...] = ("list", "get", "create", "update", "patch", "delete")


class Action(Said):
    """A custom method of a resource: ``GET …/numbers:check`` or ``POST …/numbers/{id}:block``."""

    on: Literal["collection", "record"] = Field(
        "collection", description="Called on the resource or on one record of it."
    )
    method: Literal["GET", "POST", "PUT", "PATCH", "DELETE"] = Field("GET", description="The HTTP method.")
    description: Text | None = Field(None, description="One sentence for OpenAPI.")
    parameters: dict[FieldName, ShortParameter] = Field({}, description="What the client sends.")
    returns: dict[FieldName, ShortParameter] = Field({}, description="What `data` of the answer holds.")
    handler: Handler


class Resource(Said):
    """A resource at ``/pbxcore/api/v3/{module}/{resource}``."""

    model: str = Field(description="The model that it serves.")
    description: Text | None = Field(None, description="One sentence for OpenAPI.")
    operations: list[Operation] = Field(
        list(OPERATIONS), min_length=1, description="What a client can do; all by default."
    )
    search: list[FieldName] = Field([], description="The fields that `search` looks into.")
    actions: dict[MethodName, Action] = Field({}, description="Custom methods, by name.")
