"""Values to try on the parameters of an action, and what a double of its handler answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from miko_gen.facts import dataclass
from miko_gen.linked.action_values import ActionValue
from miko_gen.linked.php import php
from miko_gen.linked.tests.values import Sample, examples, wrong
from miko_gen.linked.values import Value

_MANY = 5
_WIDTH = 80


@dataclass(frozen=True)
class Tried:
    """A right value of a parameter as PHP source: what a client sends, and what the handler gets."""

    name: str
    required: bool
    php: str
    passed: str


@dataclass(frozen=True)
class Refused:
    """A wrong value of a parameter as PHP source, and what the client is told."""

    field: str
    php: str
    message: str
    first: str


def tried(value: ActionValue) -> Tried | None:
    """A value that no rule refuses; None when none comes to mind."""
    if value.item is None:
        return _tried(value, next(iter(examples(value)), None))
    items = _items(value.item, 2, value)
    if items is None:
        return None
    return Tried(value.name, value.required, _listed(one.php for one in items), _listed(one.passed for one in items))


def passed_by_default(value: ActionValue) -> str:
    """PHP source of what the handler gets when nothing is sent."""
    return "[]" if value.starts_empty else _passed(value, Sample(value.default))


def refused(value: ActionValue) -> Iterator[Refused]:
    """Wrong values: of a simple one at most two, of a list one for each rule and each wrong shape."""
    if value.item is None:
        by_message: dict[bool, Refused] = {}
        for one in wrong(value):
            by_message.setdefault(
                one.message == "Required", Refused(value.name, one.sample.php, one.message, one.first)
            )
        yield from by_message.values()
        return
    if value.required:
        yield Refused(value.name, "null", "Required", "Required")
    items = _items(value.item, 1, value) or []
    for one in wrong(value.item):
        said = [*(good.php for good in items[1:]), one.sample.php]
        yield Refused(value.name, _listed(said), one.message, one.first)
    for count, message in (((value.min_items or 0) - 1, "TooShort"), ((value.max_items or -2) + 1, "TooLong")):
        enough = count >= 0 and (items or count == 0)
        if enough:
            said = [items[0].php] * count
            yield Refused(value.name, _listed(said), message, message)
    good = items[0].php if items else "'1'"
    for shape in ("'a text'", "[['a list']]", "['']", "[null]", f"['key' => {good}]"):
        yield Refused(value.name, shape, "BadFormat", "BadFormat")


def answer(values: Iterable[ActionValue], indent: int) -> str:
    """PHP source of an answer with these values; a long one over several lines, of which the first has that indent."""
    known = list(values)
    flat = "[" + ", ".join(f"{php(value.name)} => {_answer(value, 0)}" for value in known) + "]"
    if "\n" not in flat and len(flat) <= _WIDTH - indent:
        return flat
    return block((f"{php(value.name)} => {_answer(value, indent + 4)}" for value in known), indent)


def _answer(value: ActionValue, indent: int) -> str:
    if value.fields and value.is_list:
        flat = f"[{answer(value.fields, indent)}]"
        return flat if "\n" not in flat else block([answer(value.fields, indent + 4)], indent)
    if value.fields:
        return answer(value.fields, indent)
    if value.item is not None:
        return _listed(sample.php for sample in examples(value.item, ("",)))
    return next(iter(examples(value)), Sample(None)).php


def block(lines: Iterable[str], indent: int) -> str:
    """PHP source of an array over several lines."""
    margin = " " * indent
    return "\n".join(["[", *(f"{margin}    {line}," for line in lines), f"{margin}]"])


def _items(item: Value, wanted: int, of: ActionValue) -> list[Tried] | None:
    """Right elements, as many as wanted where the list takes them."""
    count = max(of.min_items or 0, min(wanted, of.max_items or wanted))
    found = [one for one in (_tried(item, sample) for sample in examples(item, ("",))) if one]
    if not found:
        return None if count and of.min_items else []
    return [found[index % len(found)] for index in range(count)]


def _tried(value: Value, sample: Sample | None) -> Tried | None:
    return Tried(value.name, value.required, sample.php, _passed(value, sample)) if sample else None


def _passed(value: Value, sample: Sample) -> str:
    if sample.value is None:
        return "null"
    if value.type == "number":
        return php(float(str(sample.value)))
    if value.type in ("integer", "bool"):
        return php(sample.value)
    return Sample(str(sample.value)).php


def _listed(items: Iterable[str]) -> str:
    """PHP source of a list; a long one as what it is filled with."""
    said = list(items)
    if len(said) <= _MANY:
        return "[" + ", ".join(said) + "]"
    filled = f"array_fill(0, {len(said) - 1}, {said[0]})"
    return f"[...{filled}, {said[-1]}]"
