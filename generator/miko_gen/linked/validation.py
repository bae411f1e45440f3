"""The rules of a model as Phalcon's validators: the single judge of a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from miko_gen.facts import dataclass
from miko_gen.linked.php import php
from miko_gen.linked.values import Field, Value

FORMS = {
    "integer": (r"/^-?\d{1,18}$/D", "NotInteger"),
    "number": (r"/^-?\d+(\.\d+)?$/D", "NotNumber"),
    "phone": (r"/^\+?[0-9*#]+$/D", "NotPhone"),
    "extension": (r"/^[0-9*#]{1,32}$/D", "NotExtension"),
    "url": (r"~^[a-z][a-z0-9+.\-]*://[^\s/]+\S*$~iD", "NotUrl"),
    "date-time": (r"/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/D", "NotDateTime"),
}


@dataclass(frozen=True)
class Rule:
    """One validator of one field; ``options`` are PHP expressions.

    ``kind`` is what is wrong with a value that it refuses, ``message`` the name of what is said then. Where there is a
    ``condition``, it judges only while that PHP expression is true.
    """

    field: str
    validator: str
    kind: str
    message: str
    options: tuple[tuple[str, str], ...]
    condition: str = ""

    @property
    def imported(self) -> str:
        """The class or namespace of its ``use`` line."""
        first = self.validator.split("\\")[0]
        return f"Phalcon\\Filter\\Validation\\Validator\\{first}"


def rules(fields: Iterable[Field]) -> tuple[Rule, ...]:
    """The rules of ``fields``, in their order; a value that is not there breaks none but Required."""
    return tuple(rule for field in fields for rule in _field_rules(field))


def parameter_rules(values: Iterable[Value]) -> tuple[Rule, ...]:
    """The rules of what a client sends to an action, as an array."""
    found: list[Rule] = []
    for value in values:
        if value.required:
            found.append(Rule(value.name, "PresenceOf", "Required", "Required", ()))
        found += value_rules(value, "['{}']")
    return tuple(found)


def _field_rules(field: Field) -> Iterator[Rule]:
    if field.required or field.needs:
        condition = " && ".join(need.php for need in field.needs)
        yield Rule(field.name, "PresenceOf", "Required", field.message("Required"), (), condition)
    yield from value_rules(field)
    if field.to is not None:
        condition = f"fn ($record) => {field.to.model}::findFirstBy{field.to.finder}($record->{field.name}) !== null"
        yield _optional(field, "Callback", "NoSuchRecord", ("callback", condition))
    if field.reserve:
        condition = f"fn ($record) => !$record->isTaken({php(field.name)})"
        yield _optional(field, "Callback", "NotUnique", ("callback", condition))
    if field.unique:
        # PHQL reads a bare "notes" as NOT es.
        attribute = (("attribute", php(f"[{field.name}]")),) if field.name.startswith("not") else ()
        yield _optional(field, "Uniqueness", "NotUnique", *attribute)


def value_rules(value: Value, access: str = "->{}") -> Iterator[Rule]:
    """The rules that the type and the limits of ``value`` make; ``access`` is how PHP reads it from what is judged."""
    if value.type == "bool":
        domain = "['0', '1']" if isinstance(value, Field) else "[true, false, 'true', 'false', 1, 0, '1', '0']"
        yield _optional(value, "InclusionIn", "NotInList", ("domain", domain), ("strict", "true"))
    elif value.type == "enum":
        yield _optional(value, "InclusionIn", "NotInList", ("domain", php(value.value_names)), ("strict", "true"))
    elif value.type == "email":
        yield _optional(value, "Email", "NotEmail")
    elif value.type == "ip":
        yield _optional(value, "Ip", "NotIp", ("allowPrivate", "true"), ("allowReserved", "true"))
    elif value.type in FORMS:
        pattern, kind = FORMS[value.type]
        yield _optional(value, "Regex", kind, ("pattern", php(pattern)))
    if value.type == "date-time":
        yield _optional(value, "Date", "NotDateTime", ("format", "'Y-m-d H:i:s'"))
    if value.pattern is not None:
        yield _optional(
            value, "Regex", "BadFormat", ("pattern", php(f"~^(?:{value.pattern.replace('~', chr(92) + '~')})$~Du"))
        )
    if value.min_length is not None:
        yield _optional(value, "StringLength\\Min", "TooShort", ("min", str(value.min_length)), ("included", "true"))
    if value.max_length is not None:
        yield _optional(value, "StringLength\\Max", "TooLong", ("max", str(value.max_length)), ("included", "true"))
    if value.minimum is not None:
        condition = f"fn ($record) => $record{access.format(value.name)} >= {value.minimum}"
        yield _optional(value, "Callback", "TooSmall", ("callback", condition))
    if value.maximum is not None:
        condition = f"fn ($record) => $record{access.format(value.name)} <= {value.maximum}"
        yield _optional(value, "Callback", "TooLarge", ("callback", condition))


def _optional(value: Value, validator: str, kind: str, *options: tuple[str, str]) -> Rule:
    return Rule(value.name, validator, kind, value.message(kind), (*options, ("allowEmpty", "[null, '']")))
