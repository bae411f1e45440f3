"""Rules about fields on MikoPBX's own forms."""

from __future__ import annotations

from collections.abc import Iterator

from miko_gen.linked.core_forms import CORE_FORMS
from miko_gen.linked.core_pages import BLOCKS
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
        if form.tab and "AdditionalTab" not in BLOCKS["/".join(CORE_FORMS[name][:2])]:
            yield source.problem((*loc, "tab"), f"the form '{name}' has no tabs", "leave 'tab' out", at_key=True)
        elif form.tab and form.title is None:
            yield source.problem((*loc, "tab"), "what is the tab called?", "add a 'title'", at_key=True)
    yield from _blocks(spec, source)


def _blocks(spec: Spec, source: Source) -> Iterator[Problem]:
    """MikoPBX takes one template of a module for a block."""
    taken: dict[tuple[str, str], str] = {}
    for form_name, form in spec.core_forms.items():
        page = "/".join(CORE_FORMS[form_name][:2])
        for block in ("TabularMenu", "AdditionalTab") if form.tab else CORE_FORMS[form_name][3:4]:
            taken[page, block] = f"core_forms.{form_name}"
    for name, said in spec.core_pages.items():
        loc: Location = ("core_pages", name)
        if said.page not in BLOCKS:
            message = f"MikoPBX has no page '{said.page}' with a place for modules"
            yield source.problem((*loc, "page"), message, did_you_mean(said.page, BLOCKS))
            continue
        if said.block not in BLOCKS[said.page]:
            message = f"'{said.page}' has no block '{said.block}'"
            yield source.problem((*loc, "block"), message, did_you_mean(said.block, BLOCKS[said.page]))
        first = taken.setdefault((said.page, said.block), f"core_pages.{name}")
        if first != f"core_pages.{name}":
            yield source.problem((*loc, "block"), f"'{said.block}' is taken by {first}: MikoPBX asks a module once")


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
