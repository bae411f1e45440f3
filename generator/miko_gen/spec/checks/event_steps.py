"""Rules about what follows an event, or the record of a call."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import partial

from miko_gen.spec.calls import ARGUMENTS, Command
from miko_gen.spec.checks.known import call_columns, setting, suggested, value_type
from miko_gen.spec.checks.requests import request_problems
from miko_gen.spec.checks.rows import each_problems
from miko_gen.spec.checks.saving import delete_problems, save_problems
from miko_gen.spec.document import Spec
from miko_gen.spec.problem import Problem, did_you_mean
from miko_gen.spec.requests import OF_REQUEST
from miko_gen.spec.source import Location, Source
from miko_gen.spec.workers import PART, STEPS, EventStep, Worker, header_of

_OF_STEP = {
    "save": ("by", "set", "increment", "insert"),
    "delete": ("by",),
    "push": ("data", "each"),
    "web_hook": (*OF_REQUEST, "each"),
    "user_event": ("data", "each"),
    "command": ("data", "each"),
}
_OWN_HEADERS = ("action", "actionid", "event", "userevent", "privilege")
_PLACEHOLDER = re.compile(r"\{([A-Za-z][^{}\"']*)\}")
_HEADER = re.compile(rf"([A-Za-z][A-Za-z0-9_-]*){PART}")


def step_problems(spec: Spec, worker: Worker, step: EventStep, source: Source, loc: Location) -> Iterator[Problem]:
    said = [word for word in STEPS if getattr(step, word) is not None]
    if len(said) != 1:
        message = f"a step does one thing, and this one names {' and '.join(said) or 'none'}"
        yield source.problem(loc, message, f"one of {', '.join(STEPS)}")
        return
    does = said[0]
    for word in ("by", "set", "increment", "insert", "each", *OF_REQUEST):
        if word in step.model_fields_set and word not in _OF_STEP[does]:
            yield source.problem((*loc, word), f"'{word}' does not go with '{does}'", at_key=True)
    rows = {"row": step.each.model} if step.each and "each" in _OF_STEP[does] else {}
    columns = call_columns() if worker.type == "cdr" else ()
    texts = partial(_text, spec, source=source, rows=rows, columns=columns, names_are_free=bool(worker.user_events))
    for path, wanted in step.each.where.items() if rows and step.each else ():
        yield from texts(f"{{{header_of(wanted) or 'now'}}}", loc=(*loc, "each", "where", path))
    if rows:
        yield from _each(spec, step, source, (*loc, "each"))
    for key, text in step.data.items() if does != "web_hook" else ():
        yield from texts(text, loc=(*loc, "data", key))
        if does == "user_event" and key.lower() in _OWN_HEADERS:
            message = f"'{key}' is a header of every event"
            yield source.problem((*loc, "data", key), message, f"for example Call{key}", at_key=True)
    if does == "save":
        yield from save_problems(spec, str(step.save), step, source, loc, texts)
        yield from _counted(spec, step, source, loc)
    if step.delete is not None:
        yield from delete_problems(spec, step.delete, step.by, source, loc, texts)
    if step.web_hook is not None:
        yield from _address(spec, step.web_hook, rows, source, (*loc, "web_hook"))
        yield from request_problems(spec, step, step.method or "POST", source, loc, texts)
    if step.user_event is not None and step.user_event in worker.user_events:
        message = f"the worker hears '{step.user_event}' itself: it would raise it without end"
        yield source.problem((*loc, "user_event"), message)
    if step.command is not None:
        yield from _command(worker, step.command, step.data, source, loc)


def _command(
    worker: Worker, command: Command, data: Mapping[str, str], source: Source, loc: Location
) -> Iterator[Problem]:
    needed, others = ARGUMENTS[command]
    for key in data:
        if key not in (*needed, *others):
            hint = did_you_mean(key, (*needed, *others))
            yield source.problem((*loc, "data", key), f"'{command}' has no '{key}'", hint, at_key=True)
    lacking = [key for key in needed if not data.get(key)]
    if lacking:
        message = f"'{command}' needs {' and '.join(lacking)}"
        yield source.problem((*loc, "command"), message, f"add data: {{{lacking[0]}: …}}")
    if command == "originate" and not worker.when and not worker.user_events:
        message = "the call that it makes comes to this worker, too: it would make calls without end"
        yield source.problem((*loc, "command"), message, "say with when: which calls it follows")


def _counted(spec: Spec, step: EventStep, source: Source, loc: Location) -> Iterator[Problem]:
    name = str(step.save)
    fields = spec.models[name].fields if name in spec.models else {}
    if step.increment is None or not fields:
        return
    place = (*loc, "increment")
    field = fields.get(step.increment)
    if field is None:
        message = f"'{name}' has no field '{step.increment}'"
        yield source.problem(place, message, did_you_mean(step.increment, fields))
    elif field.type != "integer":
        yield source.problem(place, f"'{step.increment}' is not an integer")
    elif step.increment in step.by:
        yield source.problem(place, f"the row is found by '{step.increment}': counted once, it is not found again")


def _each(spec: Spec, step: EventStep, source: Source, loc: Location) -> Iterator[Problem]:
    """Rows of the module's own; a value may be a header of the event."""
    assert step.each is not None
    if step.each.model.startswith("core."):
        place = (*loc, "model") if (*loc, "model") in source.values else loc
        message = "what follows an event is for rows of the module's own models"
        tables = [name for name, model in spec.models.items() if not model.singleton]
        yield source.problem(place, message, f"one of: {', '.join(tables)}" if tables else "")
        return
    where = {path: None if header_of(wanted) else wanted for path, wanted in step.each.where.items()}
    yield from each_problems(spec, step.each.model_copy(update={"where": where}), source, loc)


def _address(spec: Spec, said: str, rows: Mapping[str, str], source: Source, loc: Location) -> Iterator[Problem]:
    if said.startswith("settings."):
        yield from setting(spec, said, "url", source, loc)
    elif not rows:
        yield source.problem(loc, f"'{said}' is of no row here", "the step needs each: and a model")
    elif (kind := value_type(spec, rows, said)) != "url":
        known = [name for name in suggested(spec, rows) if value_type(spec, rows, name) == "url"]
        message = f"'{said}' is not of the type url" if kind else f"there is no '{said}'"
        yield source.problem(loc, message, did_you_mean(said, known))


def _text(
    spec: Spec,
    text: str,
    source: Source,
    loc: Location,
    *,
    rows: Mapping[str, str],
    columns: Collection[str],
    names_are_free: bool,
    secrets_fit: bool = False,
) -> Iterator[Problem]:
    """Fields of the settings and of the row in braces are there and no secret; any other name is a header of the event, or a column.

    ``columns`` are those of a call's record, none where there is an event. Headers of a UserEvent have any names.
    """
    for found in _PLACEHOLDER.findall(text):
        if rows and found.startswith("row."):
            kind = value_type(spec, rows, found)
            if kind is None and rows["row"] in spec.models:
                known = [name for name in suggested(spec, rows) if name.startswith("row.")]
                yield source.problem(loc, f"'{{{found}}}' is not known here", did_you_mean(found, known), part=found)
            elif kind == "sound" or (kind == "secret" and not secrets_fit):
                message = "is a sound: it is no text" if kind == "sound" else "is a secret: it would be seen here"
                yield source.problem(loc, f"'{found}' {message}", part=found)
        elif found.startswith("settings.") or found == "settings":
            yield from setting(spec, found, "any" if secrets_fit else "", source, loc)
        elif found != "now" and not _is_known(found, columns, names_are_free):
            message = f"'{{{found}}}' is not known here"
            hint = "a header of the event such as {Uniqueid}, {settings.name} or {now}"
            hint = did_you_mean(found, [*columns, "now"]) if columns else hint
            hint = "with each: and a model there is a row" if found.startswith("row.") else hint
            yield source.problem(loc, message, hint, part=found)


def _is_known(said: str, columns: Collection[str], names_are_free: bool) -> bool:
    header = _HEADER.fullmatch(said)
    if header is None:
        return False
    return header[1] in columns if columns else names_are_free or header[1][0].isupper()
