"""Parts of hooks, out of what the spec says of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from miko_gen.facts import replace
from miko_gen.linked.conditions import link_tests
from miko_gen.linked.core_models import is_number
from miko_gen.linked.database import Model
from miko_gen.linked.find import Term, link_each
from miko_gen.linked.hook_parts import SECTION_HOOKS, HookPart
from miko_gen.linked.row_values import clean, link_option, link_route_values, link_row_values
from miko_gen.spec.conditions import Compared
from miko_gen.spec.fields import PERSONS_NUMBER
from miko_gen.spec.hooks import HookStep

# Where a field of the settings is all of a name: without it the line would begin something else, or nothing.
_NAMING = re.compile(
    r"^\s*(?:\[|(?:exten|include|ignorepat|switch|load)\s*=>?\s*)\{\{ settings\.(\w+)(?: as name)? \}\}\s*(?=[],\n]|$)",
    re.MULTILINE,
)


def link_part(
    hook: str, step: HookStep, files: Mapping[str, str], models: Mapping[str, Model], settings: Model | None
) -> HookPart:
    in_sections = hook in SECTION_HOOKS or bool(step.options)
    text = clean(step.text or "")
    if step.agi is not None:
        text = f"same => n,AGI({','.join([files[step.agi], *map(clean, step.arguments)])})"
    if in_sections:
        # A name in brackets is not a value: it must be one name.
        text = re.sub(r"^\[.*$", lambda line: line[0].replace(" }}", " as name }}"), text, flags=re.MULTILINE)
    name = settings.name if settings else ""
    each = link_each(step.each, models, f"{name}::findFirst()") if step.each else None
    options = tuple(
        (section, tuple(link_option(name, value) for name, value in said.items()))
        for section, said in step.options.items()
    )
    when = {**dict.fromkeys(_naming(text, settings), Compared(is_not="")), **(step.when or {})}
    part = HookPart(
        text=text,
        handler=step.handler,
        reads=None if step.reads is None else tuple(step.reads),
        when=link_tests(when, lambda subject: (_source(subject, name), False)),
        when_fields=tuple(subject.removeprefix("settings.") for subject in when),
        each=each,
        options=options,
        extension=_extension(step.extension, each.model) if step.extension and each else None,
        in_sections=in_sections,
    )
    part = replace(part, route_values=link_route_values(part.texts, hook))
    if each is None:
        return part
    part = replace(part, row_values=link_row_values(part.texts, each.model))
    if step.inner is None:
        return part
    said = step.inner
    inner = link_part(hook, HookStep(text=said.text, each=said.each), files, models, settings)
    end = link_part(hook, HookStep(text=step.end, each=step.each), files, models, settings) if step.end else None
    return replace(part, inner=replace(inner, link=_link(each.model, models[said.each.model], said.by)), end=end)


def joined(parts: Iterable[HookPart]) -> list[HookPart]:
    """The same with neighbouring texts as one."""
    found: list[HookPart] = []
    for part in parts:
        if found and found[-1].is_plain and part.is_plain:
            values = dict.fromkeys((*found[-1].route_values, *part.route_values))
            found[-1] = replace(part, text=f"{found[-1].text}\n{part.text}", route_values=tuple(values))
        else:
            found.append(part)
    return found


def _naming(text: str, settings: Model | None) -> Iterator[str]:
    """The settings that must not be empty for the text to be there: one that can be, and names an extension or a section."""
    fields = settings.by_name if settings else {}
    for name in _NAMING.findall(text):
        field = fields[name]
        if not (field.reserve or (field.required and field.initial)):
            yield f"settings.{name}"


def _source(subject: str, settings: str) -> str:
    """The PHP expression of a setting of the module's own or of MikoPBX."""
    owner, _, name = subject.partition(".")
    return core_setting(name) if owner == "core" else f"{settings}::findFirst()?->{name}"


def core_setting(key: str) -> str:
    """The PHP expression of a setting of MikoPBX."""
    return f"PbxSettings::getValueByKey(PbxSettings::{key})"


def _extension(said: str, model: Model) -> str:
    """The path to the extension: that of a person is behind the reference."""
    to = model.by_name[said].to
    return f"{said}.{PERSONS_NUMBER}" if to is not None and is_number(to, PERSONS_NUMBER) else said


def _link(outer: Model, inner: Model, by: str | None) -> Term:
    """The reference of the inner rows that must lead to the outer row."""
    field = next(
        field
        for field in inner.references
        if field.to and field.to.class_name == outer.class_name and by in (None, field.name)
    )
    assert field.to is not None
    return Term(field.name, field, None, "is", None, "row", f"$row->{field.to.key}")
