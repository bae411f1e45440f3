"""Rules about programs that a worker runs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from miko_gen.spec.checks.known import conditions, core_settings, is_secret_of_core, suggested, value_type
from miko_gen.spec.checks.rows import each_problems
from miko_gen.spec.document import Spec
from miko_gen.spec.problem import Problem, did_you_mean
from miko_gen.spec.source import Location, Source
from miko_gen.spec.workers import ConfigPart, Worker

_ARGUMENT = re.compile(r"\{([a-z]+[.:][\w.]*)\}")
_VALUE = re.compile(r"\{\{\s*([a-z]+\.[\w.]*)\s*(?:\|\s*(\w*)\s*)?\}\}")
_WAYS = ("lines", "json")


def daemon_problems(spec: Spec, worker: Worker, source: Source, loc: Location) -> Iterator[Problem]:
    """Arguments and a configuration with what there is in them."""
    if worker.type != "daemon":
        return
    if worker.binary and "any" in worker.binary and len(worker.binary) > 1:
        yield source.problem((*loc, "binary", "any"), "'any' stands alone: it is for every machine", at_key=True)
    if worker.each is not None:
        yield from each_problems(spec, worker.each, source, (*loc, "each"))
        if worker.each.model.startswith("core."):
            message = "programs run for rows of the module's own models"
            yield source.problem((*loc, "each", "model"), message, f"one of: {', '.join(spec.models)}")
    yield from conditions(spec, worker.when, {}, (), source, (*loc, "when"))
    rows = {"row": worker.each.model} if worker.each else {}
    yield from _arguments(spec, worker, rows, source, loc)
    if worker.config is not None:
        yield from _parts(spec, worker.config, rows, source, (*loc, "config"))
        if not any("{config}" in text for text in worker.arguments) and worker.config_file is None:
            message, hint = "the program is not told of its configuration", 'add arguments: ["{config}"]'
            yield source.problem((*loc, "config"), message, hint, at_key=True, severity="warning")
    elif worker.config_file is not None:
        hint = "add config: | and its lines"
        yield source.problem((*loc, "config_file"), "the program has no 'config'", hint, at_key=True)
    feature = spec.module.id.removeprefix("Module")
    if f"{feature}Program" in spec.models:
        place = ("models", f"{feature}Program")
        yield source.problem(place, f"'{feature}Program' is a class of the module's programs", at_key=True)


def _arguments(spec: Spec, worker: Worker, rows: Mapping[str, str], source: Source, loc: Location) -> Iterator[Problem]:
    for index, text in enumerate(worker.arguments):
        place = (*loc, "arguments", index)
        for name in _ARGUMENT.findall(text):
            if (kind := _type(spec, rows, name)) is None:
                hint = did_you_mean(name, ["config", *_names(spec, rows, name)])
                yield source.problem(place, f"'{{{name}}}' is not known here", hint, part=name)
            elif kind == "secret":
                yield source.problem(place, f"'{name}' is a secret: it would be seen here", part=name)
        if "{config}" in text and worker.config is None:
            yield source.problem(place, "the program has no 'config'", "add config: | and its lines")


def _parts(
    spec: Spec, parts: list[ConfigPart], rows: Mapping[str, str], source: Source, loc: Location
) -> Iterator[Problem]:
    start = (parts[0].text or "").lstrip()
    is_json = start.startswith("{") and not _VALUE.match(start)
    for index, part in enumerate(parts):
        if (part.text is None) == (part.handler is None):
            place = (*loc, index) if (*loc, index) in source.values else loc
            yield source.problem(place, "a part of a configuration is either a 'text' or a 'handler'")
        place = next((one for one in ((*loc, index, "text"), (*loc, index)) if one in source.values), loc)
        yield from _config(spec, part.text or "", rows, source, place, is_json=is_json)
        if part.when is not None:
            yield from conditions(spec, part.when, {}, (), source, (*loc, index, "when"))


def _type(spec: Spec, rows: Mapping[str, str], name: str) -> str | None:
    """The type of a value of the settings, of the row or of MikoPBX's settings, or of the folder; None: there is no such."""
    if name == "module.dir":
        return "string"
    if name.startswith("core."):
        return "secret" if is_secret_of_core(name) else "string" if name in core_settings() else None
    return value_type(spec, rows, name) if name.count(".") == 1 or name.startswith("row.") else None


def _names(spec: Spec, rows: Mapping[str, str], name: str) -> list[str]:
    """What may be meant by ``name``."""
    more = core_settings() if name.startswith("core.") else ["module.dir"]
    return [*(one for one in suggested(spec, rows) if one.count(".") == 1 or one.startswith("row.")), *more]


def _config(
    spec: Spec, config: str, rows: Mapping[str, str], source: Source, loc: Location, *, is_json: bool
) -> Iterator[Problem]:
    """A value is that of a field, on its line or with lines of its own, or in JSON as JSON."""
    for line in config.splitlines():
        for found in _VALUE.finditer(line):
            name, way = found.groups()
            kind = _type(spec, rows, name)
            if kind is None:
                hint = did_you_mean(name, _names(spec, rows, name))
                yield source.problem(loc, f"'{found[0]}' is not known here", hint, part=found[0])
            elif kind == "secret" and (name.startswith("core.") or name.count(".") > 1):
                message = (
                    f"'{name}' is a secret of MikoPBX"
                    if name.startswith("core.")
                    else f"'{name}' is another row's secret"
                )
                yield source.problem(loc, message, part=found[0])
            elif way is not None and way not in _WAYS:
                hint = f"{{{{ {name} | {'lines' if kind == 'text' else 'json'} }}}} is"
                yield source.problem(loc, f"'{found[0]}' is not known here", hint, part=found[0])
            elif is_json and way != "json" and kind not in ("integer", "bool"):
                message = "the configuration is JSON, which a quote in this value would break"
                hint = f"{{{{ {name} | json }}}}, without quotes around it"
                yield source.problem(loc, message, hint, part=found[0], severity="warning")
            elif way == "lines" and kind != "text":
                yield source.problem(loc, f"'{name}' has no lines", "it is not of the type text", part=found[0])
            elif way == "lines" and line.strip() != found[0]:
                yield source.problem(
                    loc, f"'{found[0]}' stands alone on its line: its value is several lines", part=found[0]
                )
