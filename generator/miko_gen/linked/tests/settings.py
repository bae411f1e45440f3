"""The values that tests give to the settings: in PHP, and as they stand in texts."""

from __future__ import annotations

from collections.abc import Iterable

from miko_gen.linked.tests.rows import core_key
from miko_gen.linked.tests.values import Sample, examples
from miko_gen.linked.values import Field


def setting_source(field: Field) -> str:
    """PHP source of the value of a field of the settings, in a test of the module."""
    if field.type == "sound":
        return "$this->sound()"
    if field.to is not None:
        return "null" if field.to.is_own else f"$this->saved({field.to.model}::class)->{field.to.key}"
    return _sample(field).php


def setting_text(field: Field, sound: str) -> str:
    """What a text says in place of the field; ``sound`` in place of a sound file."""
    if field.type == "sound":
        return sound
    if field.to is not None:
        return "" if field.to.is_own else core_key(field.to, 1)
    return _sample(field).stored or ""


def setting_classes(fields: Iterable[Field]) -> set[str]:
    """The classes that the sources of the values name."""
    return {field.to.class_name for field in fields if field.to is not None and not field.to.is_own}


def _sample(field: Field) -> Sample:
    return (examples(field) or (Sample(field.initial),))[0]
