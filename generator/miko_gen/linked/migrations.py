"""What the installer moves over from a database of an older version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from miko_gen.facts import dataclass
from miko_gen.linked.database import stored
from miko_gen.spec.database import Model
from miko_gen.spec.fields import ModelField, Scalar


@dataclass(frozen=True)
class RenamedTable:
    """A table, and the name that it had before."""

    old: str
    new: str

    @property
    def is_recased(self) -> bool:
        """Its letters are the same, large ones and small: SQLite takes both names for one."""
        return self.old.lower() == self.new.lower()


@dataclass(frozen=True)
class RenamedColumn:
    """A column, and the name that it had before, with what becomes of its values; ``table`` is called as it is today."""

    model: str
    table: str
    old: str
    new: str
    values: tuple[tuple[str | None, str | None], ...] = ()


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
    def converts_renamed(self) -> bool:
        """Values are others under the name of today."""
        return any(column.values for column in self.columns)

    @property
    def recases(self) -> bool:
        """Some table's name had other letters large."""
        return any(table.is_recased for table in self.tables)

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
            RenamedColumn(name, f"m_{name}", old, key, tuple(_values(field, field.converted_names.get(old, {}))))
            for name, key, field in _fields(models)
            for old in field.renamed_from
        ),
        conversions=tuple(
            Conversion(name, f"m_{name}", key, tuple(_values(field, field.converted)))
            for name, key, field in _fields(models)
            if field.converted
        ),
    )


def _values(field: ModelField, said: Mapping[str, Scalar]) -> Iterator[tuple[str | None, str | None]]:
    """Each old value with the new one; in a column that is never null, NULL is empty too."""
    for old, new in said.items():
        yield old, stored(new)
        if old == "" and not field.nullable:
            yield None, stored(new)


def _fields(models: Mapping[str, Model]) -> Iterator[tuple[str, str, ModelField]]:
    for name, model in models.items():
        for key, field in model.fields.items():
            yield name, key, field
