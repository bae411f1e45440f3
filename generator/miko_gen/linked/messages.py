"""Texts of the module for people, by translation key and language: what Messages/{language}.php holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from miko_gen.linked.text import Text
from miko_gen.texts import own_texts

if TYPE_CHECKING:
    from miko_gen.linked.database import Model
    from miko_gen.linked.legacy import LegacyRest
    from miko_gen.linked.module import Module
    from miko_gen.linked.rest import Resource


def messages(module: Module, language: str) -> tuple[tuple[str, str], ...]:
    """Key and text of every message in ``language``: the author's words, else English; the generator's own in all."""
    found = dict(_core_keys(module, language))
    shown_as_html = dict(_lifecycle_keys(module))
    for key, text in module.author_keys:
        said = text.in_language(language)
        found[key] = said.replace("<", "&lt;") if key in shown_as_html else said
    texts = own_texts(language)
    for message in module.own_messages:
        found[f"{module.message_prefix}{message}"] = texts[message]
    return tuple(found.items())


def own_messages(module: Module) -> tuple[str, ...]:
    """Names of what the generator says in all languages."""
    of_rules = rule_messages(module.models, module.resources, module.legacy)
    return (*of_rules, *module.admin.own_texts, *module.lifecycle.messages)


def _core_keys(module: Module, language: str) -> Iterator[tuple[str, str]]:
    """Keys that Core asks for by the module's id. Core prints them as HTML, so no text may open a tag."""
    title = module.title.in_language(language).replace("<", "&lt;")
    yield f"Breadcrumb{module.id}", title
    yield f"SubHeader{module.id}", module.summary.in_language(language).replace("<", "&lt;")
    yield f"mo_{module.id}", title
    yield f"rep{module.id}", f"{title}: %represent%"
    for controller in module.admin.controllers:
        if controller.page:
            yield f"Breadcrumb{controller.name}", controller.page.title.in_language(language).replace("<", "&lt;")
            yield f"SubHeader{controller.name}", title
    if module.firewall.rules:
        yield f"fw_{module.id.lower()}Description", title


def _lifecycle_keys(module: Module) -> Iterator[tuple[str, Text]]:
    """The caption in the menu, and the fields that a refusal names: Core prints both as HTML."""
    if module.sidebar and module.sidebar.caption:
        yield f"{module.message_prefix}Menu", Text.of(module.sidebar.caption, module.id)
    for field in module.lifecycle.named_fields:
        yield f"{module.message_prefix}Field_{field.name}", field.label


def author_keys(module: Module) -> Iterator[tuple[str, Text]]:
    """Keys of the texts that are the author's to say, those that Core asks for by the module's id left aside."""
    prefix = module.message_prefix
    yield from _lifecycle_keys(module)
    tabs = [page for page in module.pages if page.is_tab]
    for page in (*(tabs if len(tabs) > 1 else ()), *module.admin.within):
        yield f"{prefix}page_{page.name}", page.title
    for model in module.models:
        yield from ((f"{prefix}{name}", text) for name, text in model.messages)
        for field in model.fields:
            yield from ((f"{prefix}{name}", text) for _, name, text in field.messages)
    yield from module.core_forms.texts
    yield from ((f"{prefix}Text_{name}", text) for name, text in module.texts)
    yield from module.push.texts
    for page in module.pages:
        for item in page.shown:
            yield item.key, item.field.label
            if item.field.help and (page.is_form or page in module.admin.row_pages):
                yield item.help_key, item.field.help
            for value, text in item.field.values:
                yield f"{item.value_key}{value}", text
        if page.table:
            yield from ((count.key, count.title) for count in page.table.counts)
        if page.form:
            yield from page.form.texts
        for action in page.actions:
            yield from action.texts


def rule_messages(models: Iterable[Model], resources: Iterable[Resource], legacy: LegacyRest) -> tuple[str, ...]:
    """Names of what the generator itself says in the module, each once."""
    found = [rule.kind for model in models for rule in model.rules if rule.kind == rule.message]
    found += ["NotUnique" for model in models if model.together and not model.messages]
    for resource in resources:
        found += ["BadFormat"] if resource.judges else []
        found += [rule.kind for rule in resource.filter_rules if rule.kind == rule.message]
        found += [message for action in resource.actions for message in action.messages]
    found += ["NoSuchFile", "WrongFile"] if legacy.takes_files else []
    return tuple(dict.fromkeys(found))
