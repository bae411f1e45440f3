"""What an action takes and returns: simple values, lists and objects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from miko_gen.facts import dataclass
from miko_gen.linked.validation import Rule, parameter_rules, value_rules
from miko_gen.linked.values import Value, link_value, value_facts
from miko_gen.spec.fields import ActionValue as SaidValue


@dataclass(frozen=True)
class ActionValue(Value):
    """``item`` is an element of a list of simple values, under the list's name; ``fields`` are the parts of an object.

    ``starts_empty``: a list that is not sent is an empty one, not null.
    """

    item: Value | None
    fields: tuple[ActionValue, ...]
    min_items: int | None
    max_items: int | None
    starts_empty: bool

    @property
    def is_list(self) -> bool:
        return self.type == "list"

    @property
    def json_type(self) -> str:
        return {"list": "array", "object": "object"}.get(self.type) or super().json_type

    @property
    def schema(self) -> dict[str, object]:
        """The definition of what a client sends, without its description."""
        if self.item is None:
            return super().schema
        limits: dict[str, object] = {
            "minItems": self.min_items,
            "maxItems": self.max_items,
            "default": [] if self.starts_empty else None,
        }
        facts: dict[str, object] = {"type": "array", "items": self.item.schema}
        return facts | {key: value for key, value in limits.items() if value is not None}

    @property
    def answered(self) -> dict[str, object]:
        """The definition of what a client gets."""
        found: dict[str, object] = {"type": self.json_type}
        inside: dict[str, object] = {"type": "object", "properties": answered(self.fields)}
        if self.is_list:
            found["items"] = {"type": self.item.json_type} if self.item else inside
        elif self.fields:
            found = inside
        return found | {"description": self.described}

    @property
    def from_sent(self) -> str:
        if self.item is None:
            return super().from_sent
        casts = {"integer": "intval(...)", "number": "floatval(...)", "bool": _TO_BOOL}
        sent = f"$sent['{self.name}']"
        each = f"array_map({casts.get(self.item.type, 'strval(...)')}, {sent}{' ?? []' * self.starts_empty})"
        return each if self.starts_empty else f"isset({sent}) ? {each} : null"

    @property
    def doc_type(self) -> str:
        """The type in a docblock."""
        inside = shape(self.fields) if self.item is None else self.item.php_type
        return f"list<{inside}>" if self.is_list else inside if self.fields else self.php_type

    @property
    def empty(self) -> object:
        """What stands in for it before its author has written anything."""
        if self.fields and not self.is_list:
            return {part.name: part.empty for part in self.fields}
        known: dict[str, object] = {"integer": 0, "number": 0.0, "bool": False, "list": []}
        return known.get(self.type, "")


_TO_BOOL = "static fn (mixed $item): bool => filter_var($item, FILTER_VALIDATE_BOOLEAN)"


def shape(values: Iterable[ActionValue]) -> str:
    """The type of an array with these keys, in a docblock."""
    return "array{" + ", ".join(f"{value.name}: {value.doc_type}" for value in values) + "}"


def answered(values: Iterable[ActionValue]) -> dict[str, object]:
    return {value.name: value.answered for value in values}


def sent_rules(values: Iterable[ActionValue]) -> Iterator[Rule]:
    """The rules of what a client sends as a whole; each element of a list has its own besides."""
    for value in values:
        yield from parameter_rules([value])
        for count, sign, message in ((value.min_items, ">=", "TooShort"), (value.max_items, "<=", "TooLong")):
            if count is not None:
                condition = f"fn ($record) => count($record['{value.name}']) {sign} {count}"
                yield Rule(
                    value.name, "Callback", message, message, (("callback", condition), ("allowEmpty", "[null]"))
                )


def item_rules(value: ActionValue) -> tuple[Rule, ...]:
    """The rules of each element of a list."""
    return tuple(value_rules(value.item, "['{}']")) if value.item else ()


def link_action_value(name: str, said: SaidValue) -> ActionValue:
    return ActionValue(
        **value_facts(name, said) | ({"default": None} if said.type == "list" else {}),
        item=link_value(name, said.of) if said.of else None,
        fields=tuple(link_action_value(*part) for part in (said.fields or {}).items()),
        min_items=said.min_items,
        max_items=said.max_items,
        starts_empty=isinstance(said.default, list),
    )
