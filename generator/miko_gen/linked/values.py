"""Typed values: columns of models and parameters of actions."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from miko_gen.facts import dataclass
from miko_gen.linked import names
from miko_gen.linked.needs import Need
from miko_gen.linked.php import php
from miko_gen.linked.text import Text
from miko_gen.spec.fields import AnyValue, Scalar

_INTEGER = ("integer", "bool")
_DEFAULT_LENGTH = {"phone": 64, "email": 254, "url": 2000, "ip": 45, "string": 255, "secret": 255}


@dataclass(frozen=True)
class Value:
    """A typed value: a parameter of an action, or the base of a column."""

    name: str
    type: str
    label: Text
    help: Text | None
    required: bool
    default: Scalar
    min_length: int | None
    max_length: int | None
    minimum: int | float | None
    maximum: int | float | None
    pattern: str | None
    values: tuple[tuple[str, Text], ...]

    @property
    def is_bool(self) -> bool:
        return self.type == "bool"

    def message(self, kind: str) -> str:
        """The name of the message of a rule of that kind: of BadFormat, NotUnique and so on."""
        return kind

    @cached_property
    def rule_kinds(self) -> tuple[str, ...]:
        """The kinds of the rules that its type and its limits make, in their order."""
        from miko_gen.linked.validation import value_rules

        return tuple(rule.kind for rule in value_rules(self))

    @property
    def is_cast(self) -> bool:
        """A text becomes a number, or yes or no, and an empty one 0."""
        return self.type in ("integer", "number", "bool")

    @property
    def is_secret(self) -> bool:
        return self.type == "secret"

    @property
    def value_names(self) -> tuple[str, ...]:
        """The values of an enum."""
        return tuple(name for name, _ in self.values)

    @property
    def json_type(self) -> str:
        """The type in OpenAPI."""
        known = {"integer": "integer", "number": "number", "bool": "boolean"}
        return known.get(self.type, "string")

    @property
    def schema(self) -> dict[str, object]:
        """The definition in OpenAPI, without its description."""
        facts: dict[str, object] = {"type": self.json_type}
        formats = {"email": "email", "url": "uri", "date-time": "date-time", "secret": "password"}
        optional = {
            "format": formats.get(self.type),
            "enum": list(self.value_names) or None,
            "minLength": self.min_length,
            "maxLength": self.max_length,
            "minimum": self.minimum,
            "maximum": self.maximum,
            "pattern": f"^(?:{self.pattern})$" if self.pattern else None,
            "default": self.default,
        }
        return facts | {key: value for key, value in optional.items() if value is not None}

    @property
    def from_sent(self) -> str:
        """PHP that takes the value out of ``$sent``, cast to its type; null or the default when it is not there."""
        sent = f"$sent['{self.name}']"
        if self.default is not None:
            sent = f"{sent} ?? {php(self.default)}"
        cast = f"({self.php_type})({sent})" if "??" in sent else f"({self.php_type}){sent}"
        found = f"filter_var({sent}, FILTER_VALIDATE_BOOLEAN)" if self.is_bool else cast
        return found if self.default is not None else f"isset({sent}) ? {found} : null"

    @property
    def described(self) -> str:
        """One sentence about it for people: its help, else its label."""
        return str(self.help or self.label)

    @property
    def php_type(self) -> str:
        """The scalar type in PHP of a value that has been judged right."""
        return {"integer": "int", "number": "float", "bool": "bool"}.get(self.type, "string")


@dataclass(frozen=True)
class Reference:
    """What a reference column points to."""

    model: str
    is_own: bool
    class_name: str
    key: str
    shown_by: str
    on_delete: str
    by_core: bool = False
    """People see the record as MikoPBX itself shows it."""

    @property
    def finder(self) -> str:
        """``findFirstBy…`` of the key."""
        return names.pascal(self.key)

    @property
    def action(self) -> str:
        """Phalcon's constant for what happens when the row pointed to is deleted."""
        return {"cascade": "ACTION_CASCADE", "restrict": "ACTION_RESTRICT"}.get(self.on_delete, "NO_ACTION")


@dataclass(frozen=True)
class Child:
    """A field of another model of this module that points to this one."""

    model: str
    field: str
    action: str
    message: str | None
    """The name of the author's words for why the record stays."""

    @property
    def alias(self) -> str:
        return f"{self.model}By{names.pascal(self.field)}"


@dataclass(frozen=True)
class Field(Value):
    """A column of a model."""

    nullable: bool
    unique: bool
    index: bool
    read_only: bool
    silent: bool
    to: Reference | None
    reserve: bool = False
    reserved_before: int = 0
    """How many numbers of the module come before a reserved one: its examples are others than theirs."""
    random: bool = True
    default_from: str | None = None
    needs: tuple[Need, ...] = ()
    """It must not be empty while all of these hold."""
    row_for_each: bool = False
    """There is a row for each record of MikoPBX that it may point to."""
    extension: Reference | None = None
    """Of an extension with ``on_delete``: the record of MikoPBX with that number."""
    messages: tuple[tuple[str, str, Text], ...] = ()
    """The author's own: the kind, the name and the text of each."""

    def message(self, kind: str) -> str:
        return next((name for own, name, _ in self.messages if own == kind), kind)

    @property
    def column_type(self) -> str:
        """The type in Phalcon's @Column annotation."""
        if self.type in _INTEGER or (self.to is not None and self.to.key == "id"):
            return "integer"
        return {"text": "text", "number": "float"}.get(self.type, "string")

    @property
    def initial(self) -> str | None:
        """What a new row holds before anybody sets it: text, as Core's models keep every value, or None for NULL."""
        if self.default is None:
            if self.is_bool and not (self.nullable or self.required):
                return "0"
            return None if self.nullable or self.to or self.is_cast else ""
        return {True: "1", False: "0"}.get(self.default) if isinstance(self.default, bool) else str(self.default)

    @property
    def begins_with(self) -> bool:
        """Rows that are older than the field get what a new one holds."""
        return self.initial is not None and not (self.nullable or self.is_once or (self.is_secret and self.random))

    @property
    def kept_text(self) -> bool:
        """An empty text is a value of it; of any other type it means that there is none."""
        return self.column_type in ("string", "text") and not self.nullable and self.to is None

    @property
    def answer(self) -> str:
        """PHP that turns the column of ``$record`` into what a REST answer holds."""
        column = f"$record->{self.name}"
        if self.type == "bool":
            return f"(string){column} === '1'"
        cast = {"integer": "(int)", "number": "(float)"}.get(self.type)
        if cast:
            return f"{column} === null ? null : {cast}{column}"
        return f"(string){column}" if self.kept_text else column

    @property
    def is_nullable_answer(self) -> bool:
        return not (self.kept_text or self.type == "bool")

    @property
    def tie(self) -> Reference | None:
        """The record that a relation of the model leads to."""
        return self.to or self.extension

    @property
    def alias(self) -> str:
        """The name of the relation that a reference makes."""
        return names.pascal(self.name)

    @property
    def number_method(self) -> str:
        """Of a reference to a person of MikoPBX: the method of the model that knows the number."""
        return f"{names.camel(self.name)}Number"

    @property
    def is_known_at_install(self) -> bool:
        """What it holds after the installation does not depend on the PBX."""
        return not (self.reserve or self.default_from or self.is_secret or self.needs)

    @property
    def is_once(self) -> bool:
        """No two rows have the same value."""
        return self.unique or self.reserve

    @property
    def writable(self) -> bool:
        """A person or a client may set it."""
        return not self.read_only


def link_value(name: str, said: AnyValue) -> Value:
    return Value(**value_facts(name, said))


def value_facts(name: str, said: AnyValue) -> dict[str, Any]:
    """The arguments of ``Value`` for what the spec says."""
    return {
        "name": name,
        "type": said.type,
        "label": Text.of(said.label, names.words(name)),
        "help": Text.of(said.help, "") if said.help else None,
        "required": said.required,
        "default": said.default,
        "min_length": said.min_length,
        "max_length": said.max_length or _DEFAULT_LENGTH.get(said.type),
        "minimum": said.minimum,
        "maximum": said.maximum,
        "pattern": said.pattern,
        "values": tuple((value, Text.of(text, value)) for value, text in (said.values or {}).items()),
    }
