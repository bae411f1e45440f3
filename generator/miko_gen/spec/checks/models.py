"""Rules about models, their fields and their first rows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from miko_gen.linked.database import CORE_MODELS
from miko_gen.spec.checks import installed, needed, unique
from miko_gen.spec.checks.values import judge
from miko_gen.spec.database import Model
from miko_gen.spec.document import Spec
from miko_gen.spec.fields import AnyValue, ModelField
from miko_gen.spec.problem import Problem, did_you_mean, nearest
from miko_gen.spec.source import Location, Source

_LENGTHS = frozenset({"string", "text", "phone", "email", "url", "secret", "ip"})
_APPLIES = {
    "min_length": _LENGTHS,
    "max_length": _LENGTHS,
    "minimum": frozenset({"integer", "number"}),
    "maximum": frozenset({"integer", "number"}),
    "pattern": frozenset({"string", "phone"}),
    "values": frozenset({"enum"}),
    "to": frozenset({"reference"}),
    "shown_by": frozenset({"reference"}),
    "on_delete": frozenset({"reference", "extension"}),
    "of": frozenset({"list"}),
    "fields": frozenset({"list", "object"}),
    "min_items": frozenset({"list"}),
    "max_items": frozenset({"list"}),
}


def problems(spec: Spec, source: Source) -> Iterator[Problem]:
    """Fields whose options do not go together, references to nothing, rows that would not be saved."""
    singletons = [name for name, model in spec.models.items() if model.singleton]
    for name in singletons[1:]:
        message = f"'{name}' is a second singleton, after '{singletons[0]}'"
        yield source.problem(("models", name), message, "put its fields there", at_key=True)
    for name, model in spec.models.items():
        loc = ("models", name)
        for key, field in model.fields.items():
            yield from parameter_problems(field, source, (*loc, "fields", key))
            yield from _field(spec, model, field, source, (*loc, "fields", key))
            yield from needed.problems(model, key, source, (*loc, "fields", key))
        yield from _seed(model, source, (*loc, "seed"))
        yield from unique.problems(model, source, loc)
        yield from _handlers(model, source, (*loc, "handlers"))
    yield from installed.problems(spec, source)
    yield from _cycles(spec, source)


def parameter_problems(said: AnyValue, source: Source, loc: Location) -> Iterator[Problem]:
    """Options that do not fit the type, limits that exclude each other, a default that would be refused."""
    for option, types in _APPLIES.items():
        if getattr(said, option, None) is not None and said.type not in types:
            hint = f"it goes with {', '.join(sorted(types))}"
            yield source.problem(
                (*loc, option), f"'{option}' does not go with the type '{said.type}'", hint, at_key=True
            )
    for low, high in (("min_length", "max_length"), ("minimum", "maximum"), ("min_items", "max_items")):
        least, most = getattr(said, low, None), getattr(said, high, None)
        if least is not None and most is not None and least > most:
            yield source.problem((*loc, low), f"'{low}' is larger than '{high}'")
    if said.type == "enum" and not said.values:
        yield source.problem(loc, "an enum needs its 'values'", "for example values: [new, done]", at_key=True)
    for value in said.values or {}:
        if not re.fullmatch(r"[A-Za-z0-9_.-]{1,64}", value):
            message = f"'{value}' cannot be a value of an enum: letters, digits, '_', '.' and '-' only"
            yield source.problem((*loc, "values", value), message, at_key=True)
    if said.pattern is not None:
        yield from _pattern(said.pattern, source, (*loc, "pattern"))
    if said.default is not None and said.type not in ("list", "object"):
        if said.type == "secret":
            yield source.problem((*loc, "default"), "a secret has no default: random bytes are made at install")
        elif isinstance(said.default, list):
            yield source.problem((*loc, "default"), f"a {said.type} cannot be a list")
        elif wrong := judge(said, said.default):
            yield source.problem((*loc, "default"), f"the default {wrong}")


def _pattern(pattern: str, source: Source, loc: Location) -> Iterator[Problem]:
    try:
        re.compile(pattern)
    except re.error as error:
        yield source.problem(loc, f"not a regular expression: {error.msg}")
        return
    if re.search(r"\([^()]*[+*][^()]*\)[+*{]", pattern):
        yield source.problem(loc, "a repetition inside a repetition can take forever", "take one of the two out")


def _field(spec: Spec, model: Model, field: ModelField, source: Source, loc: Location) -> Iterator[Problem]:
    if field.type == "reference":
        yield from _reference(spec, field, source, loc)
    yield from installed.field_problems(model, field, source, loc)
    is_given = field.default not in (None, "") or (field.type == "secret" and field.random) or field.reserve
    if model.singleton and field.required and not is_given:
        message = "the row of a singleton is made at install, when nobody gives a value to a required field"
        yield source.problem((*loc, "required"), message, "give it a default, or leave 'required' out", at_key=True)
    if field.required and field.nullable:
        yield source.problem((*loc, "nullable"), "a field is either required or nullable", at_key=True)
    if field.required and field.read_only and field.default in (None, "") and _is_added_to(spec, loc[1]):
        message = "a row that people or REST clients add would lack it: the field is required and read-only"
        hint = "leave 'create' out of the resource's operations, and 'add' out of the table's buttons"
        yield source.problem((*loc, "required"), message, hint, at_key=True)
    yield from _messages(field, source, (*loc, "messages"))
    if model.singleton and field.type == "extension" and field.on_delete == "cascade":
        message = "the settings would go with the extension"
        yield source.problem((*loc, "on_delete"), message, "write on_delete: restrict")
    if field.unique and field.type in ("bool", "secret"):
        yield source.problem((*loc, "unique"), f"a {field.type} cannot be unique", at_key=True)
    if model.singleton and field.unique:
        yield source.problem((*loc, "unique"), "a singleton has one row: nothing in it can be unique", at_key=True)


def _is_added_to(spec: Spec, name: str | int) -> bool:
    """Somebody else than the module's own code adds rows of the model: a REST client, or a person on a page."""
    created = (one for one in spec.rest.values() if one.model == name and "create" in one.offered(singleton=False))
    pages = (page for page in spec.admin.values() if page.table == name and page.edit != "none")
    return any(created) or any(page.buttons is None or "add" in page.buttons for page in pages)


def _messages(field: ModelField, source: Source, loc: Location) -> Iterator[Problem]:
    said = field.messages
    if said is None:
        return
    if not (said.pattern or said.unique or said.required or said.restrict):
        yield source.problem(loc, "nothing is said", "for example pattern: A code has four digits", at_key=True)
    if said.pattern and field.pattern is None:
        yield source.problem((*loc, "pattern"), "the field has no 'pattern'", at_key=True)
    if said.unique and not (field.unique or field.reserve):
        yield source.problem((*loc, "unique"), "the field is not unique", "add unique: true", at_key=True)
    if said.required and not (field.required or field.required_when or field.reserve):
        yield source.problem((*loc, "required"), "the field is not required", "add required: true", at_key=True)
    if said.restrict and (field.type not in ("reference", "extension") or field.when_deleted != "restrict"):
        message = "nothing is kept from being deleted: the field is no reference or extension with on_delete: restrict"
        yield source.problem((*loc, "restrict"), message, at_key=True)


def _reference(spec: Spec, field: ModelField, source: Source, loc: Location) -> Iterator[Problem]:
    known = [*spec.models, *(f"core.{name}" for name in CORE_MODELS)]
    if field.to is None:
        yield source.problem(loc, "a reference needs 'to', the model that it points to", at_key=True)
        return
    if field.to not in known:
        yield source.problem((*loc, "to"), f"there is no model '{field.to}'", did_you_mean(field.to, known))
        return
    if field.to in spec.models:
        target = spec.models[field.to]
        if target.singleton:
            yield source.problem((*loc, "to"), f"'{field.to}' is a singleton: there is nothing to choose")
        if field.shown_by and field.shown_by not in target.fields:
            message = f"'{field.to}' has no field '{field.shown_by}'"
            yield source.problem((*loc, "shown_by"), message, did_you_mean(field.shown_by, target.fields))
        elif field.shown_by and target.fields[field.shown_by].type == "secret":
            yield source.problem((*loc, "shown_by"), "a secret is never shown")


def _seed(model: Model, source: Source, loc: Location) -> Iterator[Problem]:
    if model.singleton and model.seed:
        yield source.problem(loc, "the one row of a singleton is made of the defaults of its fields", at_key=True)
        return
    uniques: dict[tuple[str, object], int] = {}
    for index, row in enumerate(model.seed):
        for key, value in row.items():
            field = model.fields.get(key)
            if field is None:
                hint = did_you_mean(key, model.fields)
                yield source.problem((*loc, index, key), f"there is no field '{key}'", hint, at_key=True)
            elif value is not None and (wrong := judge(field, value)):
                yield source.problem((*loc, index, key), f"'{key}' {wrong}")
            elif (field.unique or (field.reserve and value)) and (key, value) in uniques:
                message = f"'{key}' is unique, and row {uniques[key, value] + 1} has the same value"
                yield source.problem((*loc, index, key), message)
            else:
                uniques[key, value] = index
        misspelt = {nearest(key, list(model.fields)) for key in row if key not in model.fields}
        for key, field in model.fields.items():
            if field.required and field.default is None and row.get(key) is None and key not in misspelt:
                yield source.problem((*loc, index), f"'{key}' is required, and this row has none")
            if needed.is_needed(field, model.fields, row) and row.get(key, field.default) in (None, ""):
                yield source.problem((*loc, index), f"'{key}' is required with these values, and this row has none")
            if field.unique and field.default not in (None, "") and key not in row:
                if (key, field.default) in uniques:
                    message = f"'{key}' is unique, and row {uniques[key, field.default] + 1} has its default already"
                    yield source.problem((*loc, index), message)
                uniques.setdefault((key, field.default), index)


def _handlers(model: Model, source: Source, loc: Location) -> Iterator[Problem]:
    said = model.handlers
    if said is not None and not said.all:
        yield source.problem(loc, "nothing is asked for", "add before_delete: nameOfMethod", at_key=True)
    for event in said.all if said is not None and model.singleton else ():
        if event.endswith("delete"):
            yield source.problem((*loc, event), "the one row of a singleton is never deleted", at_key=True)


def handlers(spec: Spec) -> Iterator[tuple[str, str, Location]]:
    """Every handler of a model: what it is for, the method, its place."""
    for name, model in spec.models.items():
        if model.resave is not None and model.resave.handler:
            yield f"for a row of {name}", model.resave.handler, ("models", name, "resave", "handler")
        for event, handler in model.handlers.all.items() if model.handlers is not None else ():
            kind = f"for a row of {name}" if event.startswith("after") else f"for what may refuse a row of {name}"
            yield kind, handler, ("models", name, "handlers", event)


def _cycles(spec: Spec, source: Source) -> Iterator[Problem]:
    """Models that require each other: neither could get its first row."""
    needs = {
        name: {
            str(field.to): key
            for key, field in model.fields.items()
            if field.type == "reference" and field.to in spec.models and field.required
        }
        for name, model in spec.models.items()
    }
    reported: set[frozenset[str]] = set()
    for start in needs:
        path = _path_back(start, needs)
        if path and frozenset(path) not in reported:
            reported.add(frozenset(path))
            field = needs[start][path[1] if len(path) > 1 else start]
            shown = " needs ".join([*path, start])
            hint = "make one of the references optional"
            yield source.problem(("models", start, "fields", field), f"a cycle: {shown}", hint, at_key=True)


def _path_back(start: str, needs: dict[str, dict[str, str]]) -> list[str]:
    stack: list[list[str]] = [[start]]
    seen: set[str] = set()
    while stack:
        path = stack.pop()
        for target in needs[path[-1]]:
            if target == start:
                return path
            if target not in seen:
                seen.add(target)
                stack.append([*path, target])
    return []
