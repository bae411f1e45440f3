"""Texts of the module for people, by translation key and language: what Messages/{language}.php holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from miko_gen.linked.text import Text
from miko_gen.linked.validation import MESSAGES

if TYPE_CHECKING:
    from miko_gen.linked.module import Module


def messages(module: Module, language: str) -> tuple[tuple[str, str], ...]:
    """Key and text of every message in ``language``; English where the spec does not say it in that language."""
    found = dict(_core_keys(module, language))
    for key, text in _own_keys(module):
        found[key] = text.in_language(language)
    return tuple(found.items())


def _core_keys(module: Module, language: str) -> Iterator[tuple[str, str]]:
    """Keys that Core asks for by the module's id. Core prints them as HTML, so no text may open a tag."""
    title = module.title.in_language(language).replace("<", "&lt;")
    yield f"Breadcrumb{module.id}", title
    yield f"SubHeader{module.id}", module.summary.in_language(language).replace("<", "&lt;")
    yield f"mo_{module.id}", title
    yield f"rep{module.id}", f"{title}: %represent%"


def _own_keys(module: Module) -> Iterator[tuple[str, Text]]:
    prefix = module.message_prefix
    if len(module.pages) > 1:
        for page in module.pages:
            yield f"{prefix}page_{page.name}", page.title
    for page in module.pages:
        for item in page.inputs:
            yield item.key, item.field.label
            if item.field.help and page.is_form:
                yield item.help_key, item.field.help
            for value, text in item.field.values:
                yield f"{item.value_key}{value}", text
    for message in dict.fromkeys(_rule_messages(module)):
        yield f"{prefix}{message}", Text(tuple(MESSAGES[message].items()))


def _rule_messages(module: Module) -> Iterator[str]:
    for model in module.models:
        yield from (rule.message for rule in model.rules)
    for resource in module.resources:
        yield "BadFormat"
        for action in resource.actions:
            yield from (rule.message for rule in action.rules)
