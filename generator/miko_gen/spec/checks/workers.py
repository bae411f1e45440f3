"""Rules about background processes: what a worker of each type needs, and what follows an event."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import partial

from miko_gen.linked.names import slug
from miko_gen.spec.checks.daemons import daemon_problems
from miko_gen.spec.checks.known import call_columns, conditions, setting, suggested, value_type
from miko_gen.spec.checks.requests import request_problems
from miko_gen.spec.checks.rows import each_problems
from miko_gen.spec.checks.saving import save_problems
from miko_gen.spec.conditions import Compared
from miko_gen.spec.document import Spec
from miko_gen.spec.problem import Problem, did_you_mean
from miko_gen.spec.requests import OF_REQUEST
from miko_gen.spec.source import Location, Source
from miko_gen.spec.workers import STEPS, EventStep, Worker, header_of

_OF_WORKER = {
    "ami": ("handler", "events", "user_events", "when", "then"),
    "queue": ("handler",),
    "pool": ("handler", "processes"),
    "rpc": ("methods",),
    "periodic": ("handler", "every"),
    "cdr": ("handler", "every", "offset", "batch", "when", "then"),
    "daemon": ("binary", "when", "each", "arguments", "config"),
}
_NOT_NEEDED = ("events", "user_events", "when", "then", "batch", "each", "arguments", "config")
_WORDS = (
    "events",
    "user_events",
    "when",
    "then",
    "every",
    "offset",
    "batch",
    "methods",
    "processes",
    "binary",
    "each",
    "arguments",
    "config",
    "handler",
)
_OF_STEP = {
    "save": ("by", "set", "increment", "insert"),
    "push": ("data", "each"),
    "web_hook": (*OF_REQUEST, "each"),
    "user_event": ("data", "each"),
}
_OWN_HEADERS = ("action", "actionid", "event", "userevent", "privilege")
_PLACEHOLDER = re.compile(r"\{([A-Za-z][A-Za-z0-9_.-]*)\}")


def problems(spec: Spec, source: Source) -> Iterator[Problem]:
    """Workers that hear nothing or do nothing, and words that are another type's."""
    yield from _ari(spec, source)
    for name, worker in spec.workers.items():
        loc = ("workers", name)
        yield from _words(worker, source, loc)
        yield from _events(worker, source, loc)
        if worker.type == "ami":
            headers = [
                name
                for name, wanted in worker.when.items()
                if isinstance(wanted, Compared) and not name.startswith("settings.")
            ]
            asked = {
                name: said for name, said in worker.when.items() if name.startswith("settings.") or name in headers
            }
            yield from conditions(spec, asked, {}, headers, source, (*loc, "when"))
        if worker.type == "cdr":
            yield from _records(spec, worker, source, loc)
        for index, step in enumerate(worker.then):
            yield from _step(spec, worker, step, source, (*loc, "then", index))
        yield from _offset(spec, worker, source, loc)
        yield from daemon_problems(spec, worker, source, loc)
        if f"Worker{name}" in spec.models:
            yield source.problem(loc, f"'Worker{name}' is a model already: a worker's class has that name", at_key=True)


def _ari(spec: Spec, source: Source) -> Iterator[Problem]:
    if spec.ari is None:
        return
    yield from setting(spec, spec.ari.secret, "secret", source, ("ari", "secret"))
    if spec.ari.application == "pbxcore":
        yield source.problem(("ari", "application"), "'pbxcore' is a user of Core's own")
    if spec.module.id == "ModuleWorker":
        message = "with 'ari' a module of this name has two classes WorkerAri"
        yield source.problem(("module", "id"), message, "for example ModuleWorkers")
    if "Ari" in spec.workers:
        yield source.problem(("workers", "Ari"), "the worker of 'ari' has that name", at_key=True)
    context = f"{slug(spec.module.id)}-ari"
    if context in spec.dialplan.contexts:
        message = f"'{context}' is the context of 'ari'"
        yield source.problem(("dialplan", "contexts", context), message, at_key=True)
    for name in ("WorkerAri", f"{spec.module.id.removeprefix('Module')}Ari"):
        if name in spec.models:
            yield source.problem(("models", name), f"'{name}' is a class of 'ari'", at_key=True)


def _records(spec: Spec, worker: Worker, source: Source, loc: Location) -> Iterator[Problem]:
    """Records of calls have columns of Core's table, and go to the handler or to steps."""
    yield from conditions(spec, worker.when, {}, call_columns(), source, (*loc, "when"))
    for name, wanted in worker.when.items():
        place = (*loc, "when", name)
        if name == worker.offset:
            yield source.problem(place, f"'{name}' is how far the worker has come", at_key=True)
        elif wanted is None and not name.startswith("settings."):
            yield source.problem(place, "a column of a record always holds something")
        elif call_columns().get(name) == "integer" and not _is_number(wanted):
            yield source.problem(place, f"'{name}' is a whole number")
    if worker.then and worker.handler:
        message = "the records go to the handler, or steps follow each of them"
        yield source.problem((*loc, "handler"), message, "make them two workers", at_key=True)
    for index, step in enumerate(worker.then):
        if step.user_event is not None:
            message = "a worker of the type cdr is not connected to Asterisk"
            yield source.problem(
                (*loc, "then", index, "user_event"), message, "a worker of the type ami is", at_key=True
            )


def _is_number(wanted: object) -> bool:
    """Is it compared with whole numbers?"""
    if isinstance(wanted, Compared):
        return all(map(_is_number, wanted.model_dump(exclude_unset=True).values()))
    if isinstance(wanted, list):
        return all(map(_is_number, wanted))
    return isinstance(wanted, bool) or re.fullmatch(r"-?\d+", str(wanted)) is not None


def _words(worker: Worker, source: Source, loc: Location) -> Iterator[Problem]:
    """What a worker of its type needs is said, and nothing else."""
    for word in _WORDS:
        is_said, is_of_type = bool(getattr(worker, word)), word in _OF_WORKER[worker.type]
        if is_said and not is_of_type:
            others = [kind for kind, words in _OF_WORKER.items() if word in words]
            message = f"'{word}' is no word of a worker of the type {worker.type}"
            yield source.problem((*loc, word), message, f"it goes with the type {' or '.join(others)}", at_key=True)
        elif is_of_type and not is_said and word not in _NOT_NEEDED and not (word == "handler" and worker.then):
            yield source.problem(loc, f"a worker of the type {worker.type} needs '{word}'", at_key=True)


def _events(worker: Worker, source: Source, loc: Location) -> Iterator[Problem]:
    if worker.type == "ami" and not worker.events and not worker.user_events:
        hint = "add events: [Newchannel] or user_events: [Interception]"
        yield source.problem(loc, "the worker hears no event", hint, at_key=True)
    if "UserEvent" in worker.events:
        place = (*loc, "events", worker.events.index("UserEvent"))
        yield source.problem(place, "UserEvents are named under 'user_events'")
    headers = {key: values for key, values in worker.when.items() if not key.startswith("settings.")}
    for header, values in headers.items() if worker.type == "ami" else ():
        if header in ("Event", "UserEvent"):
            word = "events" if header == "Event" else "user_events"
            message = f"which events it gets is said by '{word}'"
            yield source.problem((*loc, "when", header), message, at_key=True)
        elif values == []:
            yield source.problem((*loc, "when", header), "no event has one of no values", at_key=True)
        elif not isinstance(values, Compared) and not all(
            isinstance(value, str) for value in (values if isinstance(values, list) else [values])
        ):
            yield source.problem((*loc, "when", header), "a header has texts: one in quotes, or a list of such")


def _step(spec: Spec, worker: Worker, step: EventStep, source: Source, loc: Location) -> Iterator[Problem]:
    said = [word for word in STEPS if getattr(step, word) is not None]
    if len(said) != 1:
        message = f"a step does one thing, and this one names {' and '.join(said) or 'none'}"
        yield source.problem(loc, message, f"one of {', '.join(STEPS)}")
        return
    does = said[0]
    for word in ("by", "set", "increment", "insert", "each", *OF_REQUEST):
        if word in step.model_fields_set and word not in _OF_STEP[does]:
            yield source.problem((*loc, word), f"'{word}' does not go with '{does}'", at_key=True)
    rows = {"row": step.each.model} if step.each and does != "save" else {}
    texts = partial(_text, spec, source=source, rows=rows, columns=call_columns() if worker.type == "cdr" else ())
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
    if step.web_hook is not None:
        yield from _address(spec, step.web_hook, rows, source, (*loc, "web_hook"))
        yield from request_problems(spec, step, step.method or "POST", source, loc, texts)
    if step.user_event is not None and step.user_event in worker.user_events:
        message = f"the worker hears '{step.user_event}' itself: it would raise it without end"
        yield source.problem((*loc, "user_event"), message)


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
    secrets_fit: bool = False,
) -> Iterator[Problem]:
    """Fields of the settings and of the row in braces are there and no secret; any other name is a header of the event, or a column.

    ``columns`` are those of a call's record, none where there is an event.
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
        elif found != "now" and not (found in columns if columns else re.fullmatch(r"[A-Z][A-Za-z0-9_-]*", found)):
            message = f"'{{{found}}}' is not known here"
            hint = "a header of the event such as {Uniqueid}, {settings.name} or {now}"
            hint = did_you_mean(found, [*columns, "now"]) if columns else hint
            hint = "with each: and a model there is a row" if found.startswith("row.") else hint
            yield source.problem(loc, message, hint, part=found)


def _offset(spec: Spec, worker: Worker, source: Source, loc: Location) -> Iterator[Problem]:
    """The field can hold the number of any record, and is this worker's alone."""
    if worker.offset is None or worker.type != "cdr":
        return
    place = (*loc, "offset")
    yield from setting(spec, worker.offset, "integer", source, place)
    fields = next((model.fields for model in spec.models.values() if model.singleton), {})
    field = fields.get(worker.offset.removeprefix("settings."))
    if field and (field.maximum is not None or (field.minimum or 0) > 0):
        yield source.problem(place, f"'{worker.offset}' has to take every number from 0 on")
    if next(other for other in spec.workers.values() if other.offset == worker.offset) is not worker:
        yield source.problem(place, f"'{worker.offset}' is the offset of another worker")
