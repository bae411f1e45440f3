"""Rules about text: languages, control characters, emptiness."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from miko_gen.spec.document import Spec
from miko_gen.spec.names import LANGUAGES
from miko_gen.spec.problem import Problem, did_you_mean
from miko_gen.spec.source import Location, Source
from miko_gen.spec.translations import translations

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\x80-\x9f\ud800-\udfff]")


def problems(spec: Spec, source: Source) -> Iterator[Problem]:
    """Unknown languages, texts without words, characters that no file of the module can hold."""
    yield from _control_characters(source.data, source, ())
    for loc, texts in translations(spec):
        for language, text in texts.items():
            if language not in LANGUAGES:
                message = f"'{language}' is not a language of MikoPBX"
                yield source.problem((*loc, language), message, did_you_mean(language, LANGUAGES), at_key=True)
            if not text.strip():
                yield source.problem((*loc, language), "the text is empty")
        if not texts:
            yield source.problem(loc, "the text has no language", "write it as {en: …}")
    yield from _wanted(spec, source)


def _wanted(spec: Spec, source: Source) -> Iterator[Problem]:
    """Of ``module.languages``: what is there twice, and texts that no file of the module would hold."""
    wanted = spec.module.languages
    if wanted is None:
        return
    for index, twice in enumerate(wanted):
        if twice in wanted[:index]:
            yield source.problem(("module", "languages", index), f"'{twice}' is named twice")
    for loc, texts in translations(spec):
        for language in texts:
            if language in LANGUAGES and language not in ("en", *wanted):
                message = f"nobody sees the text in '{language}': module.languages leaves it out"
                hint = f"add {language} to languages, or take the text out"
                yield source.problem((*loc, language), message, hint, at_key=True, severity="warning")


def _control_characters(value: Any, source: Source, loc: Location) -> Iterator[Problem]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _control_character(key, source, (*loc, key), at_key=True)
            yield from _control_characters(item, source, (*loc, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _control_characters(item, source, (*loc, index))
    elif isinstance(value, str):
        yield from _control_character(value, source, loc)


def _control_character(text: str, source: Source, loc: Location, *, at_key: bool = False) -> Iterator[Problem]:
    if found := _CONTROL.search(text):
        message = f"the text holds the control character U+{ord(found[0]):04X}"
        yield source.problem(loc, message, "take it out", at_key=at_key)
