"""A value that was judged right yesterday and is refused today: fields of models and parameters of actions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from miko_gen.compat.both import Both
from miko_gen.linked.values import Value, link_value
from miko_gen.spec.fields import AnyValue, ModelField
from miko_gen.spec.problem import Problem
from miko_gen.spec.source import Location

# Types whose every value is a value of the type that it may become.
_WIDER = {
    "string": {"phone", "email", "url", "ip", "date-time", "enum", "sound", "extension", "text"},
    "text": {"string", "phone", "email", "url", "ip", "date-time", "enum", "sound", "extension"},
    "number": {"integer"},
}
_SHORT = ("enum", "sound", "extension", "date-time")
_HOW = "to keep it compatible, "


@dataclass(frozen=True)
class Kept:
    """What is said of a value: ``name`` of it, and ``effect`` of a narrower rule on an installed module."""

    name: str
    effect: str


def is_retyped(old: AnyValue, new: AnyValue) -> bool:
    """A value of the old type need not be one of the new type."""
    return old.type != new.type and old.type not in _WIDER.get(new.type, ())


def narrower(both: Both, old: AnyValue, new: AnyValue, loc: Location, kept: Kept) -> Iterator[Problem]:
    """Every rule of ``new``, at ``loc``, that refuses what ``old`` took; the types fit each other."""
    was, now = link_value(kept.name, old), link_value(kept.name, new)
    yield from _limits(both, was, now, loc, kept)
    if new.pattern is not None and new.pattern != old.pattern:
        before = f"was {old.pattern}" if old.pattern else "is new"
        message = f"the pattern of '{kept.name}' {before}: {kept.effect}"
        yield both.changed((*loc, "pattern"), message, f"{_HOW}write a pattern that takes all that was taken before")
    converted = _converted(new)
    for value in was.value_names if new.type == "enum" else ():
        if value not in now.value_names and value not in converted:
            message = f"'{kept.name}' no longer takes '{value}': {kept.effect}"
            hint = f"{_HOW}keep '{value}' among its values"
            hint += f", or say what becomes of it: convert: {{{value}: {now.value_names[0]}}}" if _is_field(new) else ""
            yield both.changed((*loc, "values"), message, hint)
    if new.type == "enum" and old.type != "enum":
        message = f"'{kept.name}' takes {', '.join(now.value_names)} only: {kept.effect}"
        yield both.changed((*loc, "values"), message, f"{_HOW}leave the type '{old.type}'")


def _converted(value: AnyValue) -> set[str]:
    """Old values of which the spec says what becomes of them."""
    if not isinstance(value, ModelField):
        return set()
    return {*value.converted, *(old for values in value.converted_names.values() for old in values)}


def _limits(both: Both, was: Value, now: Value, loc: Location, kept: Kept) -> Iterator[Problem]:
    for word, sign in (("max_length", 1), ("maximum", 1), ("min_length", -1), ("minimum", -1)):
        before, after = getattr(was, word), getattr(now, word)
        if word == "max_length" and was.type in _SHORT:
            before = 255
        if (
            after is not None
            and (before is None or sign * after < sign * before)
            and (word, after) != ("min_length", 0)
        ):
            change = f"{word} of '{kept.name}' " + (
                f"was {before} and is {after}" if before is not None else f"is {after}"
            )
            hint = f"{_HOW}write {word}: {before}" if before is not None else f"{_HOW}leave '{word}' out"
            yield both.changed((*loc, word), f"the {change}: {kept.effect}", hint)


def _is_field(said: AnyValue) -> bool:
    return "read_only" in type(said).model_fields
