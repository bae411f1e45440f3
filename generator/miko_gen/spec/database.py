"""Models: the tables of the module's own SQLite database."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from miko_gen.spec.fields import ONE_NAME, ModelField, Said, Scalar, Text, listed
from miko_gen.spec.names import ClassName, FieldName


class Model(Said):
    """A Phalcon model of the module, with its table ``m_{Name}``."""

    singleton: bool = Field(False, description="The table has one row, made at install: the module's settings.")
    label: Text | None = Field(None, description="The model's name for people.")
    fields: dict[FieldName, ModelField] = Field(min_length=1, description="The columns; `id` is there by itself.")
    seed: list[dict[str, Scalar]] = Field([], description="Rows that the installer writes into an empty table.")
    renamed_from: Annotated[list[ClassName], BeforeValidator(listed), ONE_NAME] = Field(
        [], description="The names that it had before, the newest first: its files and its table move along."
    )
