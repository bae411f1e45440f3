"""What the hooks of Core return, and contexts of the dialplan."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, StringConstraints, model_validator
from pydantic_core import CoreSchema

from miko_gen.spec.conditions import Conditions
from miko_gen.spec.fields import Handler, Said
from miko_gen.spec.names import ClassName, ColumnName, ContextName, FieldName, SlugName
from miko_gen.spec.section import Section
from miko_gen.spec.system import ShortEach

_OptionName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_]*$", max_length=60)]
Options = dict[_OptionName, str | int | list[str]]

# The types of sections whose options a hook can change.
SECTIONS = ("endpoint", "aor", "auth", "registration", "identify")


class Inner(Said):
    """A text inside of that of a row: once for each row of another model that points to it."""

    each: ShortEach = Field(description="Rows of a model with a reference to the outer row, or those in `where`.")
    by: FieldName | None = Field(None, description="The reference, where the model has several to the outer one.")
    text: str = Field(description="The text once for each of them; {{ row.field }} is one of theirs.")


class HookStep(Said):
    """One part of what a hook returns."""

    text: str | None = Field(None, description="Text of the configuration file; {{ settings.field }} is replaced.")
    rows: list[Any] | dict[str, Any] | None = Field(
        None, description="What a hook returns that returns an array; models and core.Models where Core wants classes."
    )
    agi: SlugName | None = Field(None, description="Runs an AGI script of this spec.")
    arguments: list[Annotated[str, StringConstraints(max_length=200)]] = Field(
        [], description="Of `agi`: what the script gets, for example ${EXTEN}."
    )
    handler: Handler | None = Field(None, description="A method of {Feature}Main, written by hand and stubbed once.")
    reads: list[ClassName] | None = Field(
        None, description="Of `handler`: the models that it reads, whose changes reload; by default all of the spec."
    )
    priority: int | None = Field(
        None,
        ge=0,
        le=1_000_000,
        description="The module's place among others for this hook: less is earlier than 10000.",
    )
    when: Section[Conditions | None] = Field(None, description="Only with such settings: settings.enabled.")
    each: Section[ShortEach | None] = Field(
        None, description="The text once for each row; {{ row.field }} is replaced."
    )
    inner: Section[Inner | None] = Field(
        None, description="Of a text with `each`: what follows for rows that point to the row."
    )
    end: str | None = Field(None, description="Of a text with `inner`: what stands after that, once for each row.")
    extension: ColumnName | None = Field(
        None,
        description="Of options with `each`: the field with the extension (or the provider's id, or the person) of a row.",
    )
    endpoint: Options | None = Field(None, description="Options of the endpoint: {direct_media: 'yes'}.")
    aor: Options | None = Field(None, description="Options of the aor: {max_contacts: 1}.")
    auth: Options | None = Field(None, description="Options of the auth section.")
    registration: Options | None = Field(None, description="Options of a provider's registration.")
    identify: Options | None = Field(None, description="Options of a provider's identify section.")

    @property
    def texts(self) -> Mapping[tuple[str, ...], str]:
        """What stands in the file, by the words that say it."""
        said = {("text",): self.text, ("inner", "text"): self.inner.text if self.inner else None, ("end",): self.end}
        return {words: text for words, text in said.items() if text}

    @property
    def whole_text(self) -> str:
        """All lines that stand in the file."""
        return "\n".join(self.texts.values())

    @property
    def options(self) -> dict[str, Options]:
        """Options by the type of their section."""
        said = {section: getattr(self, section) for section in SECTIONS}
        return {section: options for section, options in said.items() if options is not None}


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

    contexts: dict[ContextName, Hook] = Field(
        {}, description="Contexts of extensions.conf, by name: a text, a part, or a list of both."
    )
    hooks: dict[str, Hook] = Field(
        {}, description="What each hook of Core returns; hooks may also stand beside `contexts`."
    )

    @property
    def parts(self) -> tuple[Hook, ...]:
        """What the hooks and the contexts are made of."""
        return (*self.hooks.values(), *self.contexts.values())

    @model_validator(mode="before")
    @classmethod
    def _gather_hooks(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        beside = {key: item for key, item in value.items() if key not in ("contexts", "hooks")}
        return {key: value[key] for key in ("contexts",) if key in value} | {
            "hooks": {**value.get("hooks", {}), **beside}
        }
