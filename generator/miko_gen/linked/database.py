"""Models, their columns and relations."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from miko_gen.facts import dataclass
from miko_gen.linked.text import Text
from miko_gen.linked.unique import Together
from miko_gen.linked.validation import Rule, rules
from miko_gen.linked.values import Child, Field
from miko_gen.spec.database import ModelHandlers, Resave
from miko_gen.spec.fields import Scalar

# Column by which a row of a Core model is pointed to, and the column that people know it by (src/Common/Models/*.php).
CORE_MODELS = {
    "CallQueues": ("uniqid", "name"),
    "ConferenceRooms": ("uniqid", "name"),
    "DialplanApplications": ("uniqid", "name"),
    "Extensions": ("number", "callerid"),
    "Iax": ("uniqid", "description"),
    "IncomingRoutingTable": ("id", "rulename"),
    "IvrMenu": ("uniqid", "name"),
    "NetworkFilters": ("id", "description"),
    "OutWorkTimes": ("id", "description"),
    "OutgoingRoutingTable": ("id", "rulename"),
    "Providers": ("uniqid", "note"),
    "Sip": ("uniqid", "description"),
    "SoundFiles": ("id", "name"),
    "Users": ("id", "username"),
}


@dataclass(frozen=True)
class Model:
    """A table of the module's database."""

    name: str
    namespace: str
    label: Text
    singleton: bool
    fields: tuple[Field, ...]
    children: tuple[Child, ...]
    seed: tuple[tuple[tuple[str, str | None], ...], ...]
    moved_from: str | None
    resave: Resave | None
    handlers: ModelHandlers
    together: tuple[Together, ...] = ()
    messages: tuple[tuple[str, Text], ...] = ()
    """The author's own words, where fields that are unique together are not."""

    @property
    def table(self) -> str:
        return f"m_{self.name}"

    @cached_property
    def by_name(self) -> Mapping[str, Field]:
        return {field.name: field for field in self.fields}

    @property
    def class_name(self) -> str:
        return f"{self.namespace}\\{self.name}"

    @property
    def main(self) -> str:
        """The class of the module's handlers."""
        module = self.namespace.split("\\")[1]
        return f"Modules\\{module}\\Lib\\{module.removeprefix('Module')}Main"

    @property
    def may_refuse(self) -> bool:
        """A handler judges its records."""
        return bool(self.handlers.before_save or self.handlers.before_delete)

    @property
    def is_followed(self) -> bool:
        """A handler hears what became of its records."""
        return bool(self.handlers.after_save or self.handlers.after_delete)

    @property
    def is_own(self) -> bool:
        """It is a model of the module, not one of MikoPBX."""
        return self.namespace.startswith("Modules\\")

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The validators, in the order of the fields."""
        return rules(self.fields)

    @property
    def imports(self) -> tuple[str, ...]:
        """The classes of the ``use`` lines, sorted."""
        found = {rule.imported for rule in self.rules}
        found |= {field.tie.class_name for field in self.core_ties if field.tie}
        found |= {"MikoPBX\\Common\\Models\\Extensions"} if self.reserved or self.persons else set()
        found |= {"Phalcon\\Filter\\Validation"} if self.rules else set()
        found |= {self.main} if self.handlers.all else set()
        found |= {"Phalcon\\Messages\\Message"} if self.may_refuse or self.together else set()
        found |= {"Phalcon\\Filter\\Validation\\Validator\\Uniqueness"} if self.together else set()
        found |= {"MikoPBX\\Core\\System\\SystemMessages", "Throwable"} if self.is_followed else set()
        found |= {"Phalcon\\Mvc\\Model\\Relation"} if self.children or self.core_ties else set()
        return tuple(sorted({*found, "MikoPBX\\Modules\\Models\\ModulesModelsBase"}))

    @property
    def indexed(self) -> tuple[Field, ...]:
        return tuple(field for field in self.fields if field.index or field.unique)

    @property
    def strict(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """``(index, columns)`` of what SQLite itself takes once only: no row is without it."""
        alone = [(field.name, (field.name,)) for field in self.fields if field.unique and field.required]
        groups = [(group.index, group.names) for group in self.together if group.is_strict]
        return tuple((f"i_{self.table}_{name}", columns) for name, columns in (*alone, *groups))

    @property
    def not_unique(self) -> str:
        """The name of the message where fields that are unique together are not."""
        return next((name for name, _ in self.messages), "NotUnique")

    @property
    def is_kept(self) -> bool:
        """A record that others of this module point to may not be deleted."""
        return any(child.action == "ACTION_RESTRICT" for child in self.children)

    @property
    def restrict_messages(self) -> tuple[str, ...]:
        """The author's words for why a record stays."""
        return tuple(child.message for child in self.children if child.message)

    @property
    def represented(self) -> tuple[tuple[str, str], ...]:
        """Fields that lead to records of MikoPBX, each with the name of the author's words for why that record stays."""
        own = ((field, field.message("Restrict")) for field in self.core_ties)
        return tuple((field.name, message) for field, message in own if message != "Restrict")

    @property
    def ties(self) -> tuple[Field, ...]:
        """Fields that a relation is made of."""
        return tuple(field for field in self.fields if field.tie)

    @property
    def core_ties(self) -> tuple[Field, ...]:
        """Those that lead to records of MikoPBX."""
        return tuple(field for field in self.ties if field.tie and not field.tie.is_own)

    @property
    def core_references(self) -> tuple[Field, ...]:
        return tuple(field for field in self.references if field.to and not field.to.is_own)

    @property
    def references(self) -> tuple[Field, ...]:
        return tuple(field for field in self.fields if field.to)

    @property
    def persons(self) -> tuple[Field, ...]:
        """References to people of MikoPBX."""
        return tuple(field for field in self.core_references if field.to and field.to.model == "Users")

    def asked_by(self, name: str) -> tuple[str, ...]:
        """Fields that must not be empty with some values of that one."""
        return tuple(field.name for field in self.fields if name in {need.field for need in field.needs})

    @property
    def writable(self) -> tuple[Field, ...]:
        return tuple(field for field in self.fields if field.writable)

    @property
    def first_rows(self) -> tuple[dict[str, str | None], ...]:
        """What the table holds after the installation, by field."""
        return tuple(
            {field.name: dict(row).get(field.name, field.initial) for field in self.fields} for row in self.seed
        )

    @property
    def reserved(self) -> tuple[Field, ...]:
        """Numbers that are the module's own among all of the PBX."""
        return tuple(field for field in self.fields if field.reserve)

    @property
    def reserved_in_rows(self) -> tuple[Field, ...]:
        """Such numbers of which each row has one."""
        return () if self.singleton else self.reserved

    @property
    def row_for_each(self) -> Field | None:
        """The reference to the records of MikoPBX of which each has a row."""
        return next((field for field in self.fields if field.row_for_each), None)

    @property
    def named_by(self) -> Field | None:
        """The field that tells people which row a number is of."""
        return next((field for field in self.fields if field.type == "string" and not self.singleton), None)

    @property
    def taken_over(self) -> tuple[Field, ...]:
        """Fields that begin with what MikoPBX is set to."""
        return tuple(field for field in self.fields if field.default_from)

    @property
    def secrets(self) -> tuple[Field, ...]:
        return tuple(field for field in self.fields if field.is_secret)

    @property
    def random_secrets(self) -> tuple[Field, ...]:
        """Secrets that the installer makes."""
        return tuple(field for field in self.secrets if field.random)


def stored(value: Scalar) -> str | None:
    """A value as Core's models keep it: text, or None for NULL."""
    if isinstance(value, bool):
        return "1" if value else "0"
    return None if value is None else str(value)
