"""What the installer moves over from a database of an older version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from miko_gen.facts import dataclass
from miko_gen.linked.database import stored
from miko_gen.spec.database import Model
from miko_gen.spec.fields import ModelField


@dataclass(frozen=True)
class RenamedTable:
    """A table, and the name that it had before."""

    old: str
    new: str


@dataclass(frozen=True)
class RenamedColumn:
    """A column, and the name that it had before; ``table`` is called as it is today."""

    table: str
    old: str
    new: str


@dataclass(frozen=True)
class Conversion:
    """Values that a column no longer takes, as the table holds them (None: NULL), and what becomes of each."""

    model: str
    table: str
    column: str
    values: tuple[tuple[str | None, str | None], ...]


@dataclass(frozen=True)
class Migrations:
    """Everything that is moved over, in this order."""

    tables: tuple[RenamedTable, ...]
    columns: tuple[RenamedColumn, ...]
    conversions: tuple[Conversion, ...]

    @property
    def needed(self) -> bool:
        return self.renames or bool(self.conversions)

    @property
    def renames(self) -> bool:
        """Something had another name."""
        return bool(self.tables or self.columns)


def link_migrations(models: Mapping[str, Model]) -> Migrations:
    """What ``renamed_from`` and ``convert`` of the models say."""
    return Migrations(
        tables=tuple(
            RenamedTable(f"m_{old}", f"m_{name}") for name, model in models.items() for old in model.renamed_from
        ),
        columns=tuple(
            RenamedColumn(f"m_{name}", old, key) for name, key, field in _fields(models) for old in field.renamed_from
        ),
        conversions=tuple(
            Conversion(name, f"m_{name}", key, tuple(_values(field)))
            for name, key, field in _fields(models)
            if field.convert
        ),
    )


def _values(field: ModelField) -> Iterator[tuple[str | None, str | None]]:
    """Each old value with the new one; in a column that is never null, NULL is empty too."""
    for old, new in (field.convert or {}).items():
        yield old, stored(new)
        if old == "" and not field.nullable:
            yield None, stored(new)


def _fields(models: Mapping[str, Model]) -> Iterator[tuple[str, str, ModelField]]:
    for name, model in models.items():
        for key, field in model.fields.items():
            yield name, key, field
