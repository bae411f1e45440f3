"""Fields of a model, parameters of an action, and the texts that name them.

Annotations of models are no texts here (``from __future__ import annotations``): pydantic would compile each at every start.
"""

import json
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetJsonSchemaHandler, StringConstraints
from pydantic_core import CoreSchema, PydanticCustomError

from miko_gen.facts import dataclass
from miko_gen.spec.names import LANGUAGES, ColumnName, FieldName, MethodName, ParameterName

Scalar = str | int | float | bool | None

FIELD_TYPES = (
    "string", "text", "integer", "number", "bool", "enum", "phone", "email", "url", "ip", "date-time", "secret", "sound",
    "extension", "reference",
)  # fmt: skip
FieldType = Literal[
    "string", "text", "integer", "number", "bool", "enum", "phone", "email", "url", "ip", "date-time", "secret", "sound",
    "extension", "reference",
]  # fmt: skip
ValueType = Literal[FieldType, "list", "object"]


class Said(BaseModel):
    """Base of every part of a spec: unknown keys are refused, values are taken as they are written."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)


@dataclass(frozen=True)
class Or:
    """In the JSON Schema, a short form (JSON) that is allowed beside the full one."""

    short: str

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [json.loads(self.short), handler(schema)]}


class _Translations:
    """In the JSON Schema, the languages that a text can have."""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        languages = {language: {"type": "string"} for language in LANGUAGES}
        return {
            "anyOf": [{"type": "string"}, {"type": "object", "properties": languages, "additionalProperties": False}]
        }


def _text(value: Any) -> Any:
    if isinstance(value, (bool, int, float)):
        raise PydanticCustomError("string_type", "a text is needed")
    return {"en": value} if isinstance(value, str) else value


Text = Annotated[dict[str, str], BeforeValidator(_text), _Translations()]
"""A text in English, or in several languages: ``{en: Number, ru: Номер}``."""


def _values(value: Any) -> Any:
    if isinstance(value, list) and any(isinstance(item, (bool, int, float)) for item in value):
        raise PydanticCustomError("value_error", "words such as yes, no, on, off and 1 are texts in quotes only")
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return {item: {"en": item.replace("_", " ").strip().capitalize() or item} for item in value}
    return value


EnumValues = Annotated[dict[str, Text], BeforeValidator(_values), Or('{"type": "array", "items": {"type": "string"}}')]


_DEFAULT = "The value that it has when none is given."


class AnyValue(Said):
    """What can be said of every value."""

    type: ValueType = Field("string", description="What the value is.")
    label: Text | None = Field(None, description="Its name for people, on forms, in tables and in messages.")
    help: Text | None = Field(None, description="One sentence that explains it, shown beside the input and in OpenAPI.")
    required: bool = Field(False, description="It must be given; for a field, on create and on PUT.")
    default: Scalar | list[Scalar] = Field(None, description=_DEFAULT)
    min_length: int | None = Field(
        None, ge=0, description="Fewest characters (string, text, phone, email, url, secret)."
    )
    max_length: int | None = Field(
        None, ge=1, le=65535, description="Most characters (string, text, phone, email, url, secret)."
    )
    minimum: int | float | None = Field(None, description="Smallest value (integer, number).")
    maximum: int | float | None = Field(None, description="Largest value (integer, number).")
    pattern: str | None = Field(
        None, description="A regular expression that the whole value must match (string, phone)."
    )
    values: EnumValues | None = Field(None, description="The values of an enum: a list, or each value with its text.")


class Parameter(AnyValue):
    """A simple value."""

    type: FieldType = Field("string", description="What the value is.")
    default: Scalar = Field(None, description=_DEFAULT)


class ActionValue(AnyValue):
    """A value that an action takes or returns: a simple one, a list or an object."""

    of: "ShortParameter | None" = Field(None, description="Of a list of simple values: what each of them is.")
    fields: "dict[ParameterName, ShortActionValue] | None" = Field(
        None, min_length=1, description="Of an object, or of each object in a list: its parts."
    )
    min_items: int | None = Field(None, ge=0, description="Fewest elements (list).")
    max_items: int | None = Field(None, ge=1, description="Most elements (list).")


def listed(value: Any) -> Any:
    """A name alone, in the place of a list of names."""
    return [value] if isinstance(value, str) else value


ONE_NAME = Or('{"type": "string"}')


def _as_list(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


OneOrMore = Annotated[
    list[Scalar],
    BeforeValidator(_as_list),
    Or('{"anyOf": [{"type": "string"}, {"type": "number"}, {"type": "boolean"}]}'),
    Field(min_length=1),
]
"""A value, or several of which one is meant."""


PERSONS_NUMBER = "number"
"""Behind a reference to core.Users: the internal number of the person, which is in another table."""


class FieldMessages(Said):
    """What people read in the place of the generator's own words."""

    pattern: Text | None = Field(None, description="When the value does not match the pattern.")
    unique: Text | None = Field(None, description="When another row has the value, or the reserved number is taken.")
    required: Text | None = Field(None, description="When there is no value, and there must be one.")
    restrict: Text | None = Field(
        None, description="Why the record that it points to cannot be deleted: A door leads there."
    )


class ModelField(Parameter):
    """A column of a model."""

    required_when: dict[FieldName, OneOrMore] = Field(
        {},
        description="It must not be empty while each of these other fields of the row has the value, or one of the values.",
    )
    nullable: bool = Field(False, description="It may hold NULL: no value is different from an empty one.")
    unique: bool = Field(False, description="No two rows have the same value; a REST client gets 409.")
    index: bool = Field(False, description="The column gets an index.")
    read_only: bool = Field(
        False, description="Neither REST nor the admin pages can write it; the module's own code can."
    )
    messages: FieldMessages | None = Field(
        None, description="Own words for what is wrong with a value: {pattern: A code has four digits}."
    )
    silent: bool = Field(False, description="A change of it reloads nothing: for counters and time stamps.")
    default_from: Annotated[str, StringConstraints(pattern=r"^core\.[A-Z][A-Z0-9_]*$")] | None = Field(
        None, description="Of the settings, a setting of MikoPBX that it takes over at install: core.PBX_LANGUAGE."
    )
    reserve: bool = Field(
        False,
        description="Of an extension: each row has a number of the module's own, a free one where nobody gives one, until "
        "the row is deleted or the module is uninstalled.",
    )
    random: bool = Field(
        True, description="Of a secret in the settings: with false it is empty until somebody gives it."
    )
    to: str | None = Field(
        None, description="The model that a reference points to: one of this spec, or core.Providers."
    )
    on_delete: Literal["restrict", "cascade", "no_action"] | None = Field(
        None,
        description="What happens to this row when the row it points to is deleted: restrict of a reference, nothing of "
        "an extension.",
    )
    row_for_each: bool = Field(
        False,
        description="Of a required, unique reference to MikoPBX: there is a row for each record, whether anybody adds it or not.",
    )
    shown_by: str | None = Field(
        None, description="The column of the model pointed to that people see in lists and selects."
    )
    renamed_from: Annotated[list[ColumnName], BeforeValidator(listed), ONE_NAME] = Field(
        [], description="The names that it had before, the newest first: the column's values move along."
    )
    convert: dict[str, Scalar | Annotated[dict[str, Scalar], Field(min_length=1)]] | None = Field(
        None,
        min_length=1,
        description="Values of an older version that it no longer takes, and what becomes of them; or a name that it had, and "
        "what becomes of the values under that name.",
    )

    @property
    def converted(self) -> dict[str, Scalar]:
        """What becomes of values that it no longer takes."""
        return {old: new for old, new in (self.convert or {}).items() if not isinstance(new, dict)}

    @property
    def converted_names(self) -> dict[str, dict[str, Scalar]]:
        """What becomes of the values under names that it had."""
        return {name: values for name, values in (self.convert or {}).items() if isinstance(values, dict)}

    @property
    def when_deleted(self) -> str:
        """What happens when the record that it points to is deleted."""
        return self.on_delete or ("restrict" if self.type == "reference" else "no_action")


def _short(value: Any) -> Any:
    return {"type": value} if isinstance(value, str) else value


ShortParameter = Annotated[Parameter, BeforeValidator(_short), Or(json.dumps({"enum": FIELD_TYPES}))]
"""A simple value, or its type alone: ``{blocked: bool}``."""

ShortActionValue = Annotated[ActionValue, BeforeValidator(_short), Or(json.dumps({"enum": FIELD_TYPES}))]
"""A value of an action, or its type alone."""

Handler = Annotated[MethodName, Field(description="A method of {Feature}Main, written by hand and stubbed once.")]
