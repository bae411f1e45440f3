"""Models: the tables of the module's own SQLite database."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints

from miko_gen.spec.fields import ONE_NAME, Handler, ModelField, Or, Said, Scalar, Text, listed
from miko_gen.spec.names import ColumnName, FieldName
from miko_gen.spec.section import Section


class Resave(Said):
    """What becomes of the rows of an older version."""

    handler: Handler | None = Field(
        None, description="A method of {Feature}Main that gets each row before it is saved: it may change it."
    )


class ModelHandlers(Said):
    """Methods of {Feature}Main that judge and follow what happens to a record, whoever saves or deletes it."""

    before_validation: Handler | None = Field(
        None,
        description="Gets the record before anything is judged: it may change it, such as one field after another.",
    )
    before_save: Handler | None = Field(
        None, description="Gets a record that breaks no other rule; returns why it is not saved, or an empty text."
    )
    after_save: Handler | None = Field(None, description="Gets the record that was saved.")
    before_delete: Handler | None = Field(
        None, description="Gets the record; returns why it is not deleted, or an empty text."
    )
    after_delete: Handler | None = Field(None, description="Gets the record that was deleted, with its last values.")

    @property
    def all(self) -> dict[str, str]:
        """The methods by what they are for."""
        events = ("before_validation", "before_save", "after_save", "before_delete", "after_delete")
        said = {event: getattr(self, event) for event in events}
        return {event: name for event, name in said.items() if name is not None}


class ModelMessages(Said):
    """What people read in the place of the generator's own words."""

    unique: Text | None = Field(None, description="When another row has the values of fields that are unique together.")


def _resave(value: object) -> object:
    return {} if value is True else value


def _groups(value: object) -> object:
    return [value] if isinstance(value, list) and value and all(isinstance(one, str) for one in value) else value


class Model(Said):
    """A Phalcon model of the module, with its table ``m_{Name}``."""

    singleton: bool = Field(False, description="The table has one row, made at install: the module's settings.")
    label: Text | None = Field(None, description="The model's name for people.")
    fields: dict[FieldName, ModelField] = Field(min_length=1, description="The columns; `id` is there by itself.")
    unique: Annotated[
        list[list[FieldName]], BeforeValidator(_groups), Or('{"type": "array", "items": {"type": "string"}}')
    ] = Field(
        [], description="Fields that no two rows have the same values of together: [day, room], or several lists."
    )
    messages: Section[ModelMessages | None] = Field(
        None, description="Own words for what is wrong with a row: {unique: The room is taken on this day}."
    )
    seed: list[dict[str, Scalar]] = Field([], description="Rows that the installer writes into an empty table.")
    handlers: Section[ModelHandlers | None] = Field(
        None, description="Methods of {Feature}Main that judge and follow what happens to a record."
    )
    renamed_from: Annotated[list[ColumnName], BeforeValidator(listed), ONE_NAME] = Field(
        [], description="The names that it had before, the newest first: its files and its table move along."
    )
    moved_from: Annotated[str, StringConstraints(pattern=r"^m_[A-Za-z0-9_]+$", max_length=100)] | None = Field(
        None, description="A table in MikoPBX's own database where an old version kept the rows: they are moved over."
    )
    resave: Annotated[Section[Resave | None], BeforeValidator(_resave), Or('{"type": "boolean", "enum": [true]}')] = (
        Field(None, description="At an upgrade every row is saved once more: true, or with a handler that mends it.")
    )


def reserved(models: Mapping[str, Model]) -> list[tuple[str, str]]:
    """The model and the name of each field that holds a number of the module's own."""
    return [(name, key) for name, model in models.items() for key, field in model.fields.items() if field.reserve]
