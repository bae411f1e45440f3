"""Rules about what the module adds to the system around Asterisk."""

from __future__ import annotations

from collections.abc import Generator, Iterator

from miko_gen.spec.checks.known import conditions, suggested, value_type
from miko_gen.spec.checks.rows import each_problems
from miko_gen.spec.database import Model
from miko_gen.spec.document import Spec
from miko_gen.spec.problem import Problem, did_you_mean
from miko_gen.spec.source import Location, Source
from miko_gen.spec.system import CORE_PORTS, WORK, OldRows, Task

_WHOLE = {60: "an hour", 24: "a day"}
_A = {"string": "a string", "integer": "an integer"}


def problems(spec: Spec, source: Source) -> Iterator[Problem]:
    """Tasks that have no time or nothing to do, or name what is not there."""
    for name, task in spec.cron.items():
        loc = ("cron", name)
        yield from _time(spec, task, source, loc)
        yield from _work(spec, task, source, loc)
    for name, rule in spec.firewall.items():
        if (rule.port is None) == (rule.handler is None):
            message = "a rule has either a 'port' or a 'handler' that knows it"
            yield source.problem(("firewall", name), message, "add port: 8085", at_key=True)
        if rule.port is not None:
            yield from port_problems(spec, rule.port, source, ("firewall", name, "port"))


def handlers(spec: Spec) -> Iterator[tuple[str, str, Location]]:
    """Every handler that a word about the system names: what it is for, the method, its place."""
    for name, task in spec.cron.items():
        if task.handler:
            kind = "for a row at its time" if task.each else "for a task of cron"
            yield kind, task.handler, ("cron", name, "handler")


def port_problems(spec: Spec, port: str, source: Source, loc: Location) -> Iterator[Problem]:
    if port.startswith("settings."):
        yield from whole_number(spec, port, source, loc)
        fields = {
            key: field for model in spec.models.values() if model.singleton for key, field in model.fields.items()
        }
        field = fields.get(port.removeprefix("settings."))
        if field is not None and field.type == "integer" and not field.default:
            yield source.problem(loc, f"'{port}' has no default: the firewall would get port 0")
    elif port.startswith("core.") and port.removeprefix("core.") not in CORE_PORTS:
        hint = did_you_mean(port, [f"core.{name}" for name in CORE_PORTS])
        yield source.problem(loc, f"'{port}' is no port of Core's that the firewall follows", hint)
    elif not port.startswith("core."):
        first, _, last = port.partition("-")
        if not 1 <= int(first) <= int(last or first) <= 65535:
            what = "range of ports" if last else "port"
            yield source.problem(loc, f"'{port}' is no {what}", "from 1 to 65535, the smaller one first")


def _time(spec: Spec, task: Task, source: Source, loc: Location) -> Iterator[Problem]:
    if (task.every is None) == (task.at is None):
        said = "has both 'every' and 'at'" if task.every else "has no time"
        yield source.problem(loc, f"the task {said}", 'add every: 5 minutes or at: "02:30"', at_key=True)
    if task.every is not None and " " in task.every:
        number, unit = task.every.split()
        whole = 60 if unit.startswith("minute") else 24
        if whole % int(number) or int(number) == whole:
            parts = ", ".join(str(part) for part in range(1, whole) if whole % part == 0)
            message = f"cron cannot repeat something every {task.every}: that is no part of {_WHOLE[whole]}"
            yield source.problem((*loc, "every"), message, f"one of {parts}")
    if task.day and task.days and not (isinstance(task.day, str) and isinstance(task.days, str)):
        message = "cron runs it on each such day of the month and on each such day of the week besides"
        yield source.problem(
            (*loc, "day"), message, "take one of 'day' and 'days', or let fields hold both", at_key=True
        )
    for word, kinds, what in (
        ("at", ("string",), "a time is a string such as 02:30"),
        ("every", ("integer",), "it is a whole number of minutes"),
        ("days", ("string",), "days are a string such as mon,fri"),
        ("day", ("integer", "string"), "it is a number from 1 to 31, or a string such as 1,15"),
    ):
        said = getattr(task, word)
        if isinstance(said, str) and said.startswith(("row.", "settings.")):
            yield from _told(spec, task, said, (kinds, what), source, (*loc, word))
    if task.when:
        yield from conditions(spec, task.when, {}, (), source, (*loc, "when"))


def _told(
    spec: Spec, task: Task, said: str, wanted: tuple[tuple[str, ...], str], source: Source, loc: Location
) -> Iterator[Problem]:
    """A field of the row or of the settings that cannot hold a part of a time."""
    owner, _, name = said.partition(".")
    if owner == "row" and task.each is None:
        yield source.problem(loc, "there is no row without 'each'", "add each: {model: …}")
        return
    rows = {"row": task.each.model} if task.each else {}
    known = [one for one in suggested(spec, rows) if one.startswith(f"{owner}.") and one.count(".") == 1]
    kind = value_type(spec, rows, said)
    if kind is None and (owner == "settings" or known):
        where = "the settings have" if owner == "settings" else f"'{rows['row']}' has"
        yield source.problem(loc, f"{where} no field '{name}'", did_you_mean(said, known))
    elif kind is not None and kind not in wanted[0]:
        yield source.problem(loc, f"'{name}' is not {' or '.join(_A[one] for one in wanted[0])}", wanted[1])


def _work(spec: Spec, task: Task, source: Source, loc: Location) -> Iterator[Problem]:
    said = [word for word in WORK if getattr(task, word) is not None]
    if len(said) != 1:
        message = f"a task does one thing, and this one names {' and '.join(said) or 'none'}"
        yield source.problem(loc, message, f"one of {', '.join(WORK)}", at_key=True)
    if task.each is not None:
        yield from each_problems(spec, task.each, source, (*loc, "each"))
        if task.handler is None:
            yield source.problem((*loc, "each"), "rows are for a 'handler'", "add handler: nameOfMethod", at_key=True)
    if task.worker is not None:
        queues = [name for name, worker in spec.workers.items() if worker.type == "queue"]
        if task.worker not in queues:
            hint = did_you_mean(task.worker, queues) or f"add workers: {{{task.worker}: {{type: queue, handler: …}}}}"
            yield source.problem((*loc, "worker"), f"there is no queue worker '{task.worker}'", hint)
    if task.delete_rows is not None:
        yield from _old_rows(spec, task.delete_rows, source, (*loc, "delete_rows"))
    if task.delete_files is not None and task.delete_files.place == "temporary" and not task.delete_files.folder:
        message = "'folder' is missing: in the folder for temporary files, programs of the module keep theirs"
        yield source.problem(
            (*loc, "delete_files"),
            message,
            "add folder: files for those of downloads, another one of its own, or in: logs",
            at_key=True,
        )
    for word in ("delete_rows", "delete_files"):
        old = getattr(task, word)
        if old is not None and old.older_than.startswith("settings."):
            yield from whole_number(spec, old.older_than, source, (*loc, word, "older_than"))


def _old_rows(spec: Spec, old: OldRows, source: Source, loc: Location) -> Iterator[Problem]:
    model = yield from _table(spec, old.model, source, (*loc, "model"))
    dates = [key for key, field in model.fields.items() if field.type == "date-time"] if model else []
    if model and old.field not in dates:
        hint = did_you_mean(old.field, dates) or "add a field: created_at: {type: date-time}"
        yield source.problem((*loc, "field"), f"'{old.model}' has no date-time field '{old.field}'", hint)


def _table(spec: Spec, name: str, source: Source, loc: Location) -> Generator[Problem, None, Model | None]:
    """The model; a problem when there is none, or it is the settings."""
    model = spec.models.get(name)
    if model is None:
        yield source.problem(loc, f"there is no model '{name}'", did_you_mean(name, spec.models))
    elif model.singleton:
        yield source.problem(loc, f"'{name}' is the settings: it has one row")
        return None
    return model


def whole_number(spec: Spec, said: str, source: Source, loc: Location) -> Iterator[Problem]:
    """``settings.field`` that is no integer of the settings."""
    settings = next((model for model in spec.models.values() if model.singleton), None)
    fields = settings.fields.items() if settings else ()
    numbers = [f"settings.{key}" for key, field in fields if field.type == "integer"]
    if said not in numbers:
        hint = did_you_mean(said, numbers) or "add a field of the type integer to a model with singleton: true"
        yield source.problem(loc, f"'{said}' is not a whole number of the settings", hint)
