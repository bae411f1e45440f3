"""Rows of MikoPBX's own models that the tests of a script save: what their columns hold, and what else leads to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from miko_gen.linked.database import Model
from miko_gen.linked.find import Term
from miko_gen.linked.script_parts import Lookup
from miko_gen.linked.scripts import Script
from miko_gen.linked.tests.rows import AllRows
from miko_gen.linked.tests.values import examples
from miko_gen.linked.values import Field


def shown(script: Script, lookup: Lookup, number: int) -> dict[str, str | None]:
    """Values of the columns that the script speaks of or sorts by: an example of such a row is but its key."""
    columns = [path for owner, _, path in (name.partition(".") for name in script.names) if owner == lookup.name]
    columns += [lookup.order[0].name] if lookup.order and lookup.order[0] else []
    fields = [lookup.model.by_name[column] for column in columns if column in lookup.model.by_name]
    return {field.name: found[min(number, len(found)) - 1].stored for field in fields if (found := examples(field))}


def is_led_to(
    core: Model, looked_up: Iterable[Model], chosen: Iterable[Field], rows: AllRows, models: Mapping[str, Model]
) -> bool:
    """Other rows of the test, or the ``chosen`` settings, need a row of this model of MikoPBX too: which one is found?"""
    if core.is_own:
        return False
    sounds = "sound" if core.name == "SoundFiles" else None
    is_chosen = any(one.type == sounds or (one.to and one.to.class_name == core.class_name) for one in chosen)
    return is_chosen or any(_leads_to(model, core, rows, models) for model in looked_up if model.is_own)


def _leads_to(model: Model, core: Model, rows: AllRows, models: Mapping[str, Model]) -> bool:
    """An example of ``model`` needs, perhaps over others, one of ``core``."""
    held = [field.to for field in model.references if field.to and rows.has(model, field.name)]
    return any(
        to.class_name == core.class_name or (to.is_own and _leads_to(models[to.model], core, rows, models))
        for to in held
    )


def is_tied(lookup: Lookup, earlier: Mapping[str, Model], rows: AllRows) -> bool:
    """The row is one of MikoPBX to which a reference leads, of an earlier row or of the settings."""
    is_of_core = not lookup.model.is_own
    return is_of_core and any(_is_key(term, lookup.model, earlier, rows) for term in lookup.terms)


def _is_key(term: Term, core: Model, earlier: Mapping[str, Model], rows: AllRows) -> bool:
    owner, _, key = (term.name or "").partition(".")
    field = earlier[owner].by_name.get(key) if owner in earlier else None
    if field is None or field.to is None or not (earlier[owner].singleton or rows.has(earlier[owner], key)):
        return False
    return field.to.class_name == core.class_name and term.column == field.to.key
