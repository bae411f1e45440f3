"""Rules about background processes: what a worker of each type needs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from miko_gen.linked.names import slug
from miko_gen.spec.checks.daemons import daemon_problems
from miko_gen.spec.checks.event_steps import step_problems
from miko_gen.spec.checks.known import call_columns, conditions, setting
from miko_gen.spec.conditions import Compared
from miko_gen.spec.document import Spec
from miko_gen.spec.problem import Problem
from miko_gen.spec.source import Location, Source
from miko_gen.spec.workers import Worker

_OF_WORKER = {
    "ami": ("handler", "events", "user_events", "when", "then"),
    "queue": ("handler",),
    "pool": ("handler", "processes"),
    "rpc": ("methods",),
    "periodic": ("handler", "every"),
    "cdr": ("handler", "every", "offset", "batch", "when", "then"),
    "daemon": ("binary", "when", "each", "arguments", "config", "config_file", "folder"),
}
_NOT_NEEDED = ("events", "user_events", "when", "then", "batch", "each", "arguments", "config", "config_file", "folder")
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
    "config_file",
    "folder",
    "handler",
)


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
            yield from step_problems(spec, worker, step, source, (*loc, "then", index))
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
        is_said = word in worker.model_fields_set and bool(getattr(worker, word))
        is_of_type = word in _OF_WORKER[worker.type]
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
