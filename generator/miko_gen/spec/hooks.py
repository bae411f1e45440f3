"""What the hooks of Core return, and contexts of the dialplan."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema

from miko_gen.spec.fields import Handler, Said
from miko_gen.spec.names import ContextName, SlugName


class HookStep(Said):
    """One part of what a hook returns."""

    text: str | None = Field(None, description="Text of the configuration file, as it stands.")
    rows: list[Any] | dict[str, Any] | None = Field(
        None, description="What a hook returns that returns an array; models and core.Models where Core wants classes."
    )
    agi: SlugName | None = Field(None, description="Runs an AGI script of this spec.")
    handler: Handler | None = Field(None, description="A method of {Feature}Main, written by hand and stubbed once.")
    priority: int | None = Field(
        None,
        ge=0,
        le=1_000_000,
        description="The module's place among others for this hook: less is earlier than 10000.",
    )


SAYS = ("text", "rows", "agi", "handler")
"""The words of a part of which it has one."""


def _hook(value: Any) -> Any:
    items = value if isinstance(value, list) else [value]
    return [{"text": item} if isinstance(item, str) else item for item in items]


class _OneOrMany:
    """In the JSON Schema, a text or one part beside the list of them."""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        one = [{"type": "string"}, handler(schema)["items"]]
        return {"anyOf": [*one, {"type": "array", "items": {"anyOf": one}}]}


Hook = Annotated[list[HookStep], BeforeValidator(_hook), _OneOrMany()]
"""What a hook returns: a text, a part, or a list of both."""


class Dialplan(Said):
    """Hooks of Core's AsteriskConfigInterface by name, and contexts of the module's own."""

    contexts: dict[ContextName, str] = Field(
        {}, description="Contexts of extensions.conf, by name; {{ settings.field }} is replaced."
    )
    hooks: dict[str, Hook] = Field(
        {}, description="What each hook of Core returns; hooks may also stand beside `contexts`."
    )

    @model_validator(mode="before")
    @classmethod
    def _gather_hooks(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        beside = {key: item for key, item in value.items() if key not in ("contexts", "hooks")}
        return {key: value[key] for key in ("contexts",) if key in value} | {
            "hooks": {**value.get("hooks", {}), **beside}
        }
