"""Rules about what the installer gives to models: values of the PBX, numbers, rows of an older version."""

from __future__ import annotations

from collections.abc import Iterator

from miko_gen.spec.checks import needed
from miko_gen.spec.checks.known import core_settings, is_secret_of_core
from miko_gen.spec.database import Model
from miko_gen.spec.document import Spec
from miko_gen.spec.fields import ModelField
from miko_gen.spec.problem import Problem, did_you_mean
from miko_gen.spec.source import Location, Source

_NEEDLESS = {
    "required": "never empty: a row without one gets a free one",
    "unique": "unique by itself",
}
_TAKES_OVER = ("string", "text", "integer", "number", "bool", "enum", "phone", "email", "url", "ip", "extension")


def problems(spec: Spec, source: Source) -> Iterator[Problem]:
    """Tables of MikoPBX that two models would take over, or that are its own."""
    from miko_gen.contract.catalogue import models

    seen: dict[str, str] = {}
    for name, model in spec.models.items():
        if model.moved_from is None:
            continue
        loc = ("models", name, "moved_from")
        first = seen.setdefault(model.moved_from, name)
        if first != name:
            yield source.problem(loc, f"'{first}' takes over the rows of '{model.moved_from}' already")
        if model.moved_from in {facts["source"] for facts in models()["classes"].values()}:
            yield source.problem(loc, f"'{model.moved_from}' is a table of MikoPBX: it would be gone")


def field_problems(model: Model, field: ModelField, source: Source, loc: Location) -> Iterator[Problem]:
    """Values of the PBX and numbers where nothing or nobody can take them."""
    if field.default_from is not None:
        yield from _taken_over(model, field, field.default_from, source, (*loc, "default_from"))
    if field.reserve:
        yield from _reserved(field, source, (*loc, "reserve"))
    if field.row_for_each:
        yield from _row_for_each(model, field, source, loc)
    if not field.random:
        yield from _random(model, field, source, (*loc, "random"))


def _taken_over(model: Model, field: ModelField, said: str, source: Source, loc: Location) -> Iterator[Problem]:
    known = core_settings()
    if not model.singleton:
        hint = "only settings are made at install"
        yield source.problem(loc, "a table has no row that could take it over", hint, at_key=True)
    elif field.type not in _TAKES_OVER:
        message = f"'default_from' does not go with the type '{field.type}'"
        yield source.problem(loc, message, f"it goes with {', '.join(_TAKES_OVER)}", at_key=True)
    if is_secret_of_core(said):
        message = f"'{said.removeprefix('core.')}' is a secret of MikoPBX: a field of the settings would show it"
        yield source.problem(loc, message)
    elif said not in known:
        yield source.problem(loc, f"MikoPBX has no setting '{said.removeprefix('core.')}'", did_you_mean(said, known))


def _row_for_each(model: Model, field: ModelField, source: Source, loc: Location) -> Iterator[Problem]:
    """A row of nothing but this reference has to be right, and goes with the record."""
    place = (*loc, "row_for_each")
    if not str(field.to).startswith("core."):
        hint = "write to: core.Users"
        yield source.problem(place, "only records of MikoPBX have rows by themselves", hint, at_key=True)
        return
    said = {"required": field.required, "unique": field.unique, "on_delete": field.when_deleted == "cascade"}
    if lacking := [word for word, is_said in said.items() if not is_said]:
        hint = ", ".join(f"{word}: {'cascade' if word == 'on_delete' else 'true'}" for word in lacking)
        message = "each record has one row, which goes with it"
        yield source.problem(place, message, f"add {hint}", at_key=True)
    if model.seed:
        yield source.problem(place, "the rows are made by themselves, and 'seed' makes others", at_key=True)
    alone = [[name] for name, other in model.fields.items() if other.unique and other is not field]
    for names in (*alone, *model.unique):
        if all(name in model.fields and model.fields[name].default not in (None, "") for name in names):
            message = f"each row by itself has the default of {', '.join(names)}, which no two rows have"
            yield source.problem(place, message, f"take the default of '{names[0]}' out", at_key=True)
    for name, other in model.fields.items():
        has_value = other.default not in (None, "") or other.reserve
        if other is not field and (other.required or needed.may_be_needed(other, model.fields)) and not has_value:
            message = f"a row by itself has no value of '{name}', which must not be empty"
            yield source.problem(place, message, f"give '{name}' a default", at_key=True)


def _random(model: Model, field: ModelField, source: Source, loc: Location) -> Iterator[Problem]:
    if field.type != "secret" or not model.singleton:
        yield source.problem(loc, "'random' is a word of a secret in the settings", at_key=True)


def _reserved(field: ModelField, source: Source, loc: Location) -> Iterator[Problem]:
    if field.type != "extension":
        yield source.problem(loc, "only an extension can be reserved", "write type: extension", at_key=True)
        return
    for word in ("default", "default_from"):
        if getattr(field, word) is not None:
            message = "a reserved number has no default: a free one is taken"
            yield source.problem((*loc[:-1], word), message, at_key=True)
    if field.on_delete is not None:
        message = "a reserved number is the module's own: nobody else deletes it"
        yield source.problem((*loc[:-1], "on_delete"), message, at_key=True)
    for word in ("nullable", "silent", "read_only"):
        if getattr(field, word):
            yield source.problem((*loc[:-1], word), f"a reserved number is never {word}", at_key=True)
    for word, reason in _NEEDLESS.items():
        if getattr(field, word):
            yield source.problem((*loc[:-1], word), f"a reserved number is {reason}", "take the word out", at_key=True)
