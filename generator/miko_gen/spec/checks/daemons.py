"""Rules about programs that a worker runs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from miko_gen.spec.checks.known import setting, singleton
from miko_gen.spec.document import Spec
from miko_gen.spec.fields import ModelField
from miko_gen.spec.problem import Problem, did_you_mean
from miko_gen.spec.source import Location, Source
from miko_gen.spec.workers import Worker

_SETTING = re.compile(r"\{\{\s*settings\.(\w+)\s*(?:\|\s*(\w*)\s*)?\}\}")


def daemon_problems(spec: Spec, worker: Worker, source: Source, loc: Location) -> Iterator[Problem]:
    """Arguments and a configuration with what there is in them."""
    if worker.binary and "any" in worker.binary and len(worker.binary) > 1:
        yield source.problem((*loc, "binary", "any"), "'any' stands alone: it is for every machine", at_key=True)
    for index, text in enumerate(worker.arguments):
        place = (*loc, "arguments", index)
        for found in re.findall(r"\{(settings\.[a-z][a-z0-9_]*)\}", text):
            yield from setting(spec, found, "", source, place)
        for found in re.findall(r"\{((?!settings\.)[a-z]+[.:][\w.]*)\}", text):
            yield source.problem(place, f"'{{{found}}}' is not known here", "{config} and {settings.name} are")
        if "{config}" in text and worker.config is None:
            yield source.problem(place, "the program has no 'config'", "add config: | and its lines")
    if worker.config is None:
        return
    found = singleton(spec)
    fields = found[1].fields if found else {}
    for name in re.findall(r"\{\{\s*((?!settings\.)[a-z]+\.[\w.]*)\s*\}\}", worker.config):
        yield source.problem((*loc, "config"), f"'{{{{ {name} }}}}' is not known here", "{{ settings.name }} is")
    for line in worker.config.splitlines():
        for value in _SETTING.finditer(line):
            yield from _value(fields, value, line, source, (*loc, "config"))
    if not any("{config}" in text for text in worker.arguments):
        message = "the program is not told of its configuration"
        yield source.problem((*loc, "config"), message, 'add arguments: ["{config}"]', at_key=True, severity="warning")


def _value(
    fields: Mapping[str, ModelField], found: re.Match[str], line: str, source: Source, loc: Location
) -> Iterator[Problem]:
    """A field in a configuration: on its line, or with lines of its own."""
    name, way = found.groups()
    field = fields.get(name)
    if field is None:
        hint = did_you_mean(f"settings.{name}", [f"settings.{key}" for key in fields])
        yield source.problem(loc, f"there is no 'settings.{name}'", hint)
    elif way is None:
        return
    elif way != "lines":
        yield source.problem(loc, f"'{found[0]}' is not known here", f"{{{{ settings.{name} | lines }}}} is")
    elif field.type != "text":
        yield source.problem(loc, f"'settings.{name}' has no lines", "it is not of the type text")
    elif line.strip() != found[0]:
        yield source.problem(loc, f"'{found[0]}' stands alone on its line: its value is several lines")
