"""Rules about ``renamed_from``: it names what is gone, and each name once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from miko_gen.spec.document import Spec
from miko_gen.spec.problem import Problem
from miko_gen.spec.source import Location, Source


def problems(spec: Spec, source: Source) -> Iterator[Problem]:
    """Former names that are still in use, or that two parts of the spec claim."""
    for group in ("models", "rest", "workers", "agi"):
        yield from _former((group,), getattr(spec, group), source)
    for name, model in spec.models.items():
        yield from _former(("models", name, "fields"), model.fields, source)


def _former(loc: Location, parts: Mapping[str, Any], source: Source) -> Iterator[Problem]:
    now = {name.lower(): name for name in parts}
    claimed: dict[str, str] = {}
    for name, part in parts.items():
        for index, old in enumerate(part.renamed_from):
            written: Location = (*loc, name, "renamed_from", index)
            place = written if written in source.values else written[:-1]
            if old == name or now.get(old.lower(), name) != name:
                message = f"'{now[old.lower()]}' is still there: `renamed_from` gives a name that is no longer used"
                yield source.problem(place, message)
            elif claimed.setdefault(old.lower(), name) != name:
                yield source.problem(place, f"'{old}' became '{claimed[old.lower()]}' already; it cannot become two")
