"""Models: the tables of the module's own SQLite database."""

from __future__ import annotations

from pydantic import Field

from miko_gen.spec.fields import ModelField, Said, Scalar, Text
from miko_gen.spec.names import FieldName


class Model(Said):
    """A Phalcon model of the module, with its table ``m_{Name}``."""

    singleton: bool = Field(False, description="The table has one row, made at install: the module's settings.")
    label: Text | None = Field(None, description="The model's name for people.")
    fields: dict[FieldName, ModelField] = Field(min_length=1, description="The columns; `id` is there by itself.")
    seed: list[dict[str, Scalar]] = Field([], description="Rows that the installer writes into an empty table.")
