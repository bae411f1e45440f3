"""The words of the spec language and the places of a spec, taken from its models and its JSON Schema."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from miko_gen.spec import (
    about,
    access,
    agi,
    calls,
    conditions,
    core_forms,
    database,
    defence,
    document,
    fields,
    forms,
    hooks,
    legacy,
    lifecycle,
    nginx,
    pages,
    push,
    requests,
    rest,
    system,
    workers,
)
from miko_gen.spec.fields import Said, ValueType
from miko_gen.spec.schema import json_schema
from miko_gen.spec.source import Location


def words() -> list[str]:
    """Every key that can stand in a spec, and every type of field; sorted."""
    found = set(get_args(ValueType))
    topics = (
        about,
        fields,
        database,
        rest,
        calls,
        workers,
        requests,
        agi,
        conditions,
        hooks,
        system,
        defence,
        nginx,
        legacy,
        access,
        lifecycle,
        pages,
        forms,
        core_forms,
        push,
        document,
    )
    for module in topics:
        for part in vars(module).values():
            if isinstance(part, type) and issubclass(part, Said):
                found |= {field.alias or name for name, field in part.model_fields.items()}
    return sorted(found)


@dataclass(frozen=True)
class Place:
    """A text in a spec: where it stands, and which word of the schema that is (``ModelField.default``, ``Model.fields key``)."""

    loc: Location
    word: str
    is_key: bool = False


@cache
def schema() -> dict[str, Any]:
    return json_schema()


def vocabulary() -> set[str]:
    """Every word that the schema has in every place: ``ModelField.silent``, ``ModelField.type=phone``, ``text.ru``."""
    found: set[str] = set()
    for name, node in {**schema()["$defs"], "Spec": schema()}.items():
        for key, inside in node["properties"].items():
            found |= {f"{name}.{key}", *_choices(inside, f"{name}.{key}")}
    return found


def used(spec: Any) -> set[str]:
    """The words of the vocabulary that ``spec`` uses."""
    found: set[str] = set()
    for word, node, value, _ in _walk(schema(), spec, "Spec", ()):
        found.add(word)
        if isinstance(value, (str, int)) and value in node.get("enum", ()):
            found.add(f"{word}={value}")
    return found & vocabulary()


def places(spec: Any) -> Iterator[Place]:
    """Every text in ``spec``, keys that its author chooses included."""
    for word, node, value, loc in _walk(schema(), spec, "Spec", ()):
        if isinstance(value, str):
            yield Place(loc, word)
        if isinstance(value, dict) and not node.get("properties"):
            for key in value:
                yield Place((*loc, key), f"{word} key", is_key=True)


def text_words() -> set[str]:
    """The words of the schema where a text of the author's stands; what takes one of a list of words is none."""
    found: set[str] = set()
    for name, node in {**schema()["$defs"], "Spec": schema()}.items():
        for key, inside in node["properties"].items():
            found |= _texts(inside, f"{name}.{key}")
    return found


def _branches(node: dict[str, Any]) -> list[dict[str, Any]]:
    """The simple alternatives of a node."""
    return [part for inside in node["anyOf"] for part in _branches(inside)] if "anyOf" in node else [node]


def _items(node: dict[str, Any]) -> list[dict[str, Any]]:
    """What the elements of a list, or the values behind keys that the author chooses, may be."""
    inside = [node["items"]] if "items" in node else list(node.get("patternProperties", {}).values())
    return inside + ([node["additionalProperties"]] if isinstance(node.get("additionalProperties"), dict) else [])


def _choices(node: dict[str, Any], word: str) -> set[str]:
    found = set()
    for branch in _branches(node):
        found |= {f"{word}={value}" for value in branch.get("enum", ())}
        found |= {f"text.{language}" for language in branch.get("properties", ())}
        for inside in _items(branch):
            found |= _choices(inside, word)
    return found


def _texts(node: dict[str, Any], word: str) -> set[str]:
    found = set()
    for branch in _branches(node):
        if branch.get("type") == "string" and "enum" not in branch and "const" not in branch:
            found.add(word)
        if _items(branch) and branch["type"] == "object":
            found.add(f"{word} key")
        for inside in _items(branch):
            found |= _texts(inside, word)
    return found


def _walk(
    node: dict[str, Any], value: Any, word: str, loc: Location
) -> Iterator[tuple[str, dict[str, Any], Any, Location]]:
    """Every part of a spec with the schema's word for it and its node."""
    for branch in _branches(node):
        name = str(branch.get("$ref", "")).rsplit("/", 1)[-1]
        fitting = schema()["$defs"][name] if name else branch
        if not _fits(fitting, value):
            continue
        yield word, fitting, value, loc
        if isinstance(value, dict):
            for key, item in value.items():
                if key in fitting.get("properties", {}):
                    inner = f"{name or 'Spec'}.{key}" if name or not loc else f"text.{key}"
                    yield from _walk(fitting["properties"][key], item, inner, (*loc, key))
                else:
                    for inside in _items(fitting):
                        yield from _walk(inside, item, word, (*loc, key))
        elif isinstance(value, list):
            for index, item in enumerate(value if "items" in fitting else ()):
                yield from _walk(fitting["items"], item, word, (*loc, index))
        return


def _fits(node: dict[str, Any], value: Any) -> bool:
    if "enum" in node:
        return value in node["enum"]
    kinds = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "object": dict, "array": list}
    kind = node.get("type")
    if not node:
        return True
    if isinstance(value, bool) or kind == "boolean":
        return isinstance(value, bool) and kind == "boolean"
    return value is None if kind == "null" else isinstance(value, kinds[kind])  # type: ignore[index,arg-type]
