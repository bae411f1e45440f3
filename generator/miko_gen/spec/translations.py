"""The texts for people in a spec."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from miko_gen.spec.source import Location

_TEXT_KEYS = frozenset({"title", "summary", "label", "help", "description", "placeholder"})


def translations(part: Any, loc: Location = ()) -> Iterator[tuple[Location, dict[str, str]]]:
    """Every text for people in ``part`` with its place: ``{language: text}``."""
    if isinstance(part, BaseModel):
        for key in type(part).model_fields:
            value = getattr(part, key)
            if key in _TEXT_KEYS and isinstance(value, dict):
                yield (*loc, key), value
            elif key == "values" and isinstance(value, dict):
                for name, text in value.items():
                    yield (*loc, key, name), text
            else:
                yield from translations(value, (*loc, key))
    elif isinstance(part, dict):
        for key, value in part.items():
            yield from translations(value, (*loc, key))
    elif isinstance(part, list):
        for index, value in enumerate(part):
            yield from translations(value, (*loc, index))
