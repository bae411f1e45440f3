"""The words of the spec language, taken from its models."""

from __future__ import annotations

from miko_gen.spec import calls, database, document, fields, rest
from miko_gen.spec.fields import FIELD_TYPES, Said


def words() -> list[str]:
    """Every key that can stand in a spec, and every type of field; sorted."""
    found = set(FIELD_TYPES)
    for module in (fields, database, rest, calls, document):
        for part in vars(module).values():
            if isinstance(part, type) and issubclass(part, Said):
                found |= set(part.model_fields)
    return sorted(found)
