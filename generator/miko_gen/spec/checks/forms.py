"""Rules about the forms of pages: their groups, the looks of inputs, and what the status block shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from miko_gen.spec.checks.needed import can_be, choices, said_as
from miko_gen.spec.document import Page, Spec
from miko_gen.spec.fields import ModelField
from miko_gen.spec.forms import InputLook
from miko_gen.spec.problem import Problem, did_you_mean
from miko_gen.spec.source import Location, Source

_WORDS = ("tabs", "sections", "inputs", "status")
_WITH_PLACEHOLDER = frozenset("string text integer number phone email url ip date-time enum reference".split())


def problems(spec: Spec, source: Source) -> Iterator[Problem]:
    """Inputs in two places or in none, looks that do not fit, conditions that never come true."""
    for name, page in spec.admin.items():
        loc: Location = ("admin", name)
        model = spec.models.get(page.form or page.table or "")
        has_form = page.form is not None or page.edit == "page"
        for word in _WORDS:
            if getattr(page, word) and not (has_form and (word != "status" or page.form)):
                message = f"'{word}' goes with a form{'' if word == 'status' else ', or with the page of a row'}"
                yield source.problem((*loc, word), message, at_key=True)
        if has_form and model is not None:
            yield from _groups(page, model.fields, source, loc)
            yield from _inputs(page, model.fields, source, loc)


def handlers(spec: Spec) -> Iterator[tuple[str, str, Location]]:
    """Every handler of a form: what it is for, the method, its place."""
    for name, page in spec.admin.items():
        if page.form and page.status:
            yield "for a status block", page.status.handler, ("admin", name, "status", "handler")


def _groups(page: Page, fields: Mapping[str, ModelField], source: Source, loc: Location) -> Iterator[Problem]:
    for name, tab in page.tabs.items():
        if not tab.fields and not tab.sections:
            yield source.problem((*loc, "tabs", name), "the tab is empty", "add fields or sections", at_key=True)
    first: dict[str, Location] = {}
    for place, key in _places(page, loc):
        if key not in fields:
            message = f"'{page.form or page.table}' has no field '{key}'"
            yield source.problem(place, message, did_you_mean(key, fields))
        elif first.setdefault(key, place) != place:
            yield source.problem(place, f"'{key}' is in another place of the form already")


def _inputs(page: Page, fields: Mapping[str, ModelField], source: Source, loc: Location) -> Iterator[Problem]:
    shown = fields.keys() & ({key for _, key in _places(page, loc)} | set(page.fields))
    if not (shown or page.tabs or page.sections):
        shown = {key for key, field in fields.items() if not field.read_only and key != page.drag_to_order}
    for key, look in page.inputs.items():
        place = (*loc, "inputs", key)
        if key in shown:
            yield from _look(key, look, fields, shown, source, place)
        elif key in fields:
            hint = "add it to the form, or take it out here"
            yield source.problem(place, f"the form has no input '{key}'", hint, at_key=True)
        else:
            message = f"'{page.form or page.table}' has no field '{key}'"
            yield source.problem(place, message, did_you_mean(key, shown), at_key=True)


def _places(page: Page, loc: Location) -> Iterator[tuple[Location, str]]:
    """Every input of the form that a tab or a section names, with its place."""
    for index, key in enumerate(page.fields if page.sections or page.tabs else ()):
        yield (*loc, "fields", index), key
    for tab_name, tab in page.tabs.items():
        for index, key in enumerate(tab.fields):
            yield (*loc, "tabs", tab_name, "fields", index), key
    groups = [((*loc, "sections"), page.sections)]
    groups += [((*loc, "tabs", name, "sections"), tab.sections) for name, tab in page.tabs.items()]
    for around, sections in groups:
        for name, group in sections.items():
            for index, key in enumerate(group.fields):
                yield (*around, name, "fields", index), key


def _look(
    key: str, look: InputLook, fields: Mapping[str, ModelField], shown: set[str], source: Source, loc: Location
) -> Iterator[Problem]:
    field = fields[key]
    if look.widget == "radio" and field.type != "enum":
        message = f"'{key}' is {_a(field.type)}: radio buttons show the values of an enum"
        yield source.problem((*loc, "widget"), message)
    if look.widget == "hidden" and field.type == "secret":
        yield source.problem((*loc, "widget"), f"'{key}' is a secret: it never goes to the browser")
    if look.numbers and (field.type != "extension" or field.reserve or look.widget):
        yield source.problem((*loc, "numbers"), "'numbers' is for the picker of an extension", at_key=True)
    if look.placeholder and (field.type not in _WITH_PLACEHOLDER or look.widget):
        message = f"an input of {_a(look.widget or field.type)} has no placeholder"
        yield source.problem((*loc, "placeholder"), message, at_key=True)
    for other, values in look.visible_when.items():
        place = (*loc, "visible_when", other)
        if other == key or other not in shown:
            known = sorted(name for name in shown if name != key and fields[name].type in ("bool", "enum"))
            message = f"'{other}' is not another input of the form"
            yield source.problem(place, message, did_you_mean(other, known), at_key=True)
            continue
        for value in values:
            if not can_be(fields[other], value):
                message = f"'{other}' is never {said_as(value)}"
                yield source.problem(place, message, choices(fields[other]))


def _a(word: str) -> str:
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"
