"""Rules about fields on MikoPBX's own forms."""

from __future__ import annotations

from collections.abc import Iterator

from miko_gen.linked.core_forms import CORE_FORMS
from miko_gen.spec.checks.needed import may_be_needed
from miko_gen.spec.database import Model
from miko_gen.spec.document import Spec
from miko_gen.spec.problem import Problem, did_you_mean
from miko_gen.spec.source import Location, Source


def problems(spec: Spec, source: Source) -> Iterator[Problem]:
    """Models that cannot keep the fields, fields that do not exist or have no input there."""
    kept: dict[str, str] = {}
    for name, form in spec.core_forms.items():
        loc: Location = ("core_forms", name)
        model = spec.models.get(form.model)
        if model is None:
            message = f"there is no model '{form.model}'"
            yield source.problem((*loc, "model"), message, did_you_mean(form.model, spec.models))
            continue
        first = kept.setdefault(f"{form.model} {CORE_FORMS[name][5]}", name)
        target = CORE_FORMS[name][5]
        keys = [key for key, field in model.fields.items() if field.to == f"core.{target}" and field.unique]
        if not keys:
            message = f"'{form.model}' does not say to which record of MikoPBX a row belongs"
            hint = f"add to it: owner: {{type: reference, to: core.{target}, unique: true, on_delete: cascade}}"
            yield source.problem((*loc, "model"), message, hint)
        if first != name and name.split("_")[-1] != "provider":
            yield source.problem((*loc, "model"), f"'{form.model}' keeps the fields of '{first}' already")
        yield from _fields(form.model, model, form.fields, keys[:1], source, loc)


def _fields(
    model_name: str, model: Model, named: list[str], keys: list[str], source: Source, loc: Location
) -> Iterator[Problem]:
    for index, key in enumerate(named):
        place = (*loc, "fields", index)
        if key not in model.fields:
            yield source.problem(place, f"'{model_name}' has no field '{key}'", did_you_mean(key, model.fields))
        elif key in named[:index]:
            yield source.problem(place, f"'{key}' is named twice")
        elif key in keys:
            yield source.problem(place, f"'{key}' is the record that the form shows: nobody chooses it there")
        elif model.fields[key].read_only:
            yield source.problem(place, f"'{key}' has no input on a form of MikoPBX: it is read_only")
    for key, field in model.fields.items():
        needed = (field.required and field.default is None) or may_be_needed(field, model.fields, (*keys, *named))
        if needed and key not in (*keys, *named):
            message = f"'{key}' is required and not among the fields: nothing could be kept"
            yield source.problem((*loc, "fields"), message)
