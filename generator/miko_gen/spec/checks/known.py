"""Names that stand for values in texts and conditions: settings, fields of rows, and what a reference points to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from miko_gen.spec.checks.values import judge
from miko_gen.spec.conditions import COMPARED, Compared
from miko_gen.spec.database import Model
from miko_gen.spec.document import Spec
from miko_gen.spec.fields import PERSONS_NUMBER
from miko_gen.spec.problem import Problem, did_you_mean
from miko_gen.spec.source import Location, Source

_SETTINGS = "MikoPBX\\Common\\Models\\PbxSettings"
_SECRET = ("PASSWORD", "SECRET", "TOKEN", "_KEY", "ID_RSA")


def singleton(spec: Spec) -> tuple[str, Model] | None:
    return next((item for item in spec.models.items() if item[1].singleton), None)


def value_type(spec: Spec, models: Mapping[str, str], name: str) -> str | None:
    """The type of the value that ``name`` stands for, None when there is no such.

    ``models`` are the names of rows with the models that they are of; ``settings.`` is known by itself.
    """
    owner, *path = name.split(".")
    if owner == "settings":
        found = singleton(spec)
        return found[1].fields[path[0]].type if found and len(path) == 1 and path[0] in found[1].fields else None
    said = models.get(owner, "")
    if said.startswith("core.") and len(path) == 1:
        return all_columns(said).get(path[0])
    model = spec.models.get(said)
    if model is None or not path:
        return None
    if path == ["id"]:
        return "integer"
    field = model.fields.get(path[0])
    if field is None or len(path) == 1:
        return field.type if field else None
    return _type_behind(spec, str(field.to), path[1]) if field.to else None


def suggested(spec: Spec, models: Mapping[str, str], more: Iterable[str] = ()) -> list[str]:
    """Every name that may be meant, without those of secrets."""
    found = list(more)
    settings = singleton(spec)
    rows = {**models, **({"settings": settings[0]} if settings else {})}
    for owner, name in rows.items():
        found += [f"{owner}.{column}" for column in known_columns(spec, name)] if name.startswith("core.") else []
        fields = spec.models[name].fields if name in spec.models else {}
        for key, field in fields.items():
            found += [f"{owner}.{key}"] if field.type != "secret" else []
            if field.to and owner != "settings":
                found += [f"{owner}.{key}.{column}" for column in known_columns(spec, str(field.to))]
                found += [f"{owner}.{key}.{PERSONS_NUMBER}"] if field.to == "core.Users" else []
    return found


def core_settings() -> list[str]:
    """The settings of MikoPBX as a spec names them, without secrets."""
    from miko_gen.contract.catalogue import classes

    return [f"core.{key}" for key in classes()[_SETTINGS]["constants"] if not is_secret_of_core(key)]


def is_secret_of_core(name: str) -> bool:
    """A setting of MikoPBX, if there is such, that nobody may see."""
    return any(word in name for word in _SECRET)


def _type_behind(spec: Spec, to: str, column: str) -> str | None:
    if to in spec.models:
        field = spec.models[to].fields.get(column)
        return field.type if field else None
    return "string" if to == "core.Users" and column == PERSONS_NUMBER else all_columns(to).get(column)


def known_columns(spec: Spec, to: str) -> list[str]:
    """The columns of a model of the spec or of MikoPBX but for secrets; none where there is no such model."""
    if to in spec.models:
        return [key for key, field in spec.models[to].fields.items() if field.type != "secret"]
    return [key for key, kind in all_columns(to).items() if kind != "secret"]


def all_columns(name: str) -> Mapping[str, str]:
    """The columns of a model of MikoPBX and their types, secrets too; none where there is no such model."""
    from miko_gen.contract.catalogue import core_columns

    return core_columns(name.removeprefix("core.")) if name.startswith("core.") else {}


def call_columns() -> Mapping[str, str]:
    """The columns of the record of a call and their types (src/Common/Models/CallDetailRecords.php)."""
    return all_columns("core.CallDetailRecords")


def conditions(
    spec: Spec,
    said: Mapping[str, object],
    models: Mapping[str, str],
    texts: Iterable[str],
    source: Source,
    loc: Location,
) -> Iterator[Problem]:
    """Conditions on names that there are, with values that they can have; ``texts`` are names without a type."""
    for name, wanted in said.items():
        place = (*loc, name)
        kind = "" if name in texts else "row" if name in models else value_type(spec, models, name)
        if name.startswith("core.") and is_secret_of_core(name):
            kind = "secret"
        if kind is None:
            names = suggested(spec, models, texts)
            yield source.problem(place, f"'{name}' is not known here", did_you_mean(name, names), at_key=True)
        elif kind == "secret":
            yield source.problem(place, f"'{name}' is a secret: it decides nothing", at_key=True)
        elif kind == "row" and not isinstance(wanted, bool):
            yield source.problem(place, f"'{name}' is a row: it was found or not", "write true or false")
        elif isinstance(wanted, Compared) and len(wanted.model_fields_set) != 1:
            message = f"a value is compared in one way: {', '.join(COMPARED)}"
            yield source.problem(place, message)
        elif isinstance(wanted, list) and not wanted:
            yield source.problem(place, "no value is meant", "name one, or several")
        else:
            yield from _possible(spec, name, wanted, models, source, place)


def _possible(
    spec: Spec, name: str, wanted: object, models: Mapping[str, str], source: Source, loc: Location
) -> Iterator[Problem]:
    """A value that the field never has is a mistake."""
    owner, _, key = name.partition(".")
    found = singleton(spec)
    model = (found[1] if found else None) if owner == "settings" else spec.models.get(models.get(owner, ""))
    field = model.fields.get(key) if model else None
    if field is None:
        return
    for value in wanted if isinstance(wanted, list) else [wanted]:
        if isinstance(value, bool) or not isinstance(value, (str, int, float)) or value == "":
            continue
        if wrong := judge(field, str(value) if field.type not in ("integer", "number", "bool") else value):
            yield source.problem(loc, f"'{key}' {wrong}")


def setting(spec: Spec, said: str, wanted: str, source: Source, loc: Location) -> Iterator[Problem]:
    """The field is there, and of the ``wanted`` type; "any" is any type, "" any but a secret."""
    found = singleton(spec)
    fields = found[1].fields if found else {}
    field = fields.get(said.removeprefix("settings."))
    fitting = [f"settings.{key}" for key, one in fields.items() if _is_of(one.type, wanted)]
    if field is None:
        yield source.problem(loc, f"there is no '{said}'", did_you_mean(said, fitting))
    elif wanted and not _is_of(field.type, wanted):
        yield source.problem(loc, f"'{said}' is not of the type {wanted}", did_you_mean(said, fitting))
    elif not _is_of(field.type, wanted):
        yield source.problem(loc, f"'{said}' is a secret: it would be seen here")


def _is_of(kind: str, wanted: str) -> bool:
    return wanted in ("any", kind) or (wanted == "" and kind != "secret")
