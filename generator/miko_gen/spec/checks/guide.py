"""Warnings where another surface of MikoPBX is the better one, as far as a spec shows it.

What a handler does is not in the spec: its name is taken for what it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from miko_gen.spec.document import Spec
from miko_gen.spec.hooks import HookStep
from miko_gen.spec.problem import Problem
from miko_gen.spec.rest import Download
from miko_gen.spec.source import Location, Source

_CALLS = frozenset("call calls channel channels line lines conversation conversations queue queues".split())
_STATES = frozenset("state states status active current live now ongoing ringing busy poll monitor presence".split())
_DECIDES = frozenset("reject block decide route reroute allow deny divert forbid screen".split())
_LONG = frozenset("wait sleep poll loop watch upload download import export sync transcribe recognize convert".split())
_HAPPENED = frozenset(
    "call calls missed hangup abandoned channel channels queue queues phone phones peer peers registration".split()
)
_PRIVATE = frozenset(
    "secret secrets password passwords token tokens key keys cdr cdrs record records recording recordings transcript"
    " transcripts caller callers number numbers phone phones email".split()
)
_STATE_FILE = re.compile(r"(state|status|cache|lock|pid|offset|counter|last|queue)_(file|path|folder|dir)")
_FILE_FUNCTION = re.compile(r"\bFILE\(|\b(?:Try)?System\([^)]*>|\bSHELL\([^)]*>")
_FIELD = re.compile(r"\{\{\s*(settings|row)\.(\w+)(?:\.\w+)?\s*\}\}")

Found = Iterator[tuple[str, Location, str]]
"""A rule's name, the place, and what the spec says there."""


def problems(spec: Spec, source: Source) -> Iterator[Problem]:
    """A warning for each choice that the guide knows a better one for."""
    yield from _silent(spec, source)
    yield from _loud(spec, source)
    found = [
        *_polling(spec), *_open(spec), *_late_decisions(spec), *_long_scripts(spec), *_files(spec), *_cron(source.data), *_ari(spec),
        *_legacy(spec),
    ]  # fmt: skip
    if not found:
        return
    from miko_gen.guide.rules import RULES

    for name, loc, subject in found:
        rule = RULES[name]
        yield source.problem(loc, f"{subject} {rule.why}", rule.hint, severity="warning", at_key=True)


def _words(name: object) -> set[str]:
    """``activeCalls`` and ``active-calls`` to {active, calls}."""
    return set(re.findall(r"[a-z]+", re.sub(r"([A-Z])", r" \1", str(name)).lower()))


def _polling(spec: Spec) -> Found:
    for resource_name, resource in spec.rest.items():
        for name, action in resource.actions.items():
            words = _words(name)
            if action.method == "GET" and words & _CALLS and words & _STATES:
                yield "polling", ("rest", resource_name, "actions", name), f"'{name}'"


def _open(spec: Spec) -> Found:
    # What nginx asks whether somebody may gets his token, and tells nothing.
    asked = {location.ask for location in spec.nginx.locations.values()}
    for name, location in spec.nginx.locations.items():
        if location.access == "open_to_everyone" and location.files == "own":
            yield "open", ("nginx", "locations", name, "access"), f"'{name}'"
    for resource_name, resource in spec.rest.items():
        for name, action in resource.actions.items():
            if f"{resource_name}.{name}" in asked:
                continue
            shows = set().union(*(_words(word) for word in (name, *action.parameters, *action.returns)))
            if action.access == "open_to_everyone" and (
                action.method != "GET" or _sends_files(action.download) or action.upload or shows & _PRIVATE
            ):
                yield "open", ("rest", resource_name, "actions", name, "access"), f"'{name}'"


def _sends_files(said: Download | None) -> bool:
    """It sends files that are not in the package, which everybody has."""
    return said is not None and said.folder != "packaged"


def _legacy(spec: Spec) -> Found:
    said = spec.legacy_rest
    if (said.actions or said.routes) and not said.kept_for:
        yield "legacy", ("legacy_rest",), "'legacy_rest'"
    for name, route in said.routes.items():
        shows = _words(name) | _words(route.path or "")
        writes = route.method != "GET" or _sends_files(route.download) or route.upload
        if route.access == "open_to_everyone" and (writes or shows & _PRIVATE):
            yield "open", ("legacy_rest", "routes", name, "access"), f"'{name}'"


def _late_decisions(spec: Spec) -> Found:
    for name, worker in spec.workers.items():
        if worker.handler and _words(worker.handler) & _DECIDES:
            yield "late decision", ("workers", name, "handler"), f"'{worker.handler}'"


def _long_scripts(spec: Spec) -> Found:
    for name, script in spec.agi.items():
        named: list[tuple[Location, str | None]] = [(("agi", name, "handler"), script.handler)]
        named += [(("agi", name, *where, "handler"), step.handler) for where, step in script.all_steps]
        for loc, handler in named:
            if handler and _words(handler) & _LONG:
                yield "long script", loc, f"'{handler}'"


def _files(spec: Spec) -> Found:
    for model_name, model in spec.models.items():
        for name in model.fields:
            if _STATE_FILE.fullmatch(name):
                yield "file", ("models", model_name, "fields", name), f"'{name}'"
    for loc, text in _dialplan_texts(spec):
        if _FILE_FUNCTION.search(text):
            yield "file", loc, f"'{next(part for part in reversed(loc) if isinstance(part, str))}'"


def _cron(data: Any) -> Found:
    jobs = data.get("cron")
    for name, job in jobs.items() if isinstance(jobs, dict) else ():
        said = [name, *(job.get(word, "") for word in ("handler", "script", "worker"))] if isinstance(job, dict) else []
        if any(_words(word) & _HAPPENED for word in said):
            yield "cron", ("cron", name), f"'{name}'"


def _ari(spec: Spec) -> Found:
    names = ("ari_conf", "generateAriConf")
    found = [loc for loc, _ in _parts(spec) if loc[1] in names]
    if found and not spec.ari and not any("Stasis(" in text for _, text in _dialplan_texts(spec)):
        yield "ari", found[0][:2], f"'{found[0][1]}'"


def _dialplan_texts(spec: Spec) -> Iterator[tuple[Location, str]]:
    for loc, part in _parts(spec):
        yield loc, part.text or ""


def _parts(spec: Spec) -> Iterator[tuple[Location, HookStep]]:
    """The parts of every hook and context."""
    for word, hooks in (("dialplan", spec.dialplan.hooks), ("hooks", spec.hooks)):
        for name, parts in hooks.items():
            yield from (((word, name, index), part) for index, part in enumerate(parts))
    for name, parts in spec.dialplan.contexts.items():
        yield from ((("dialplan", "contexts", name, index), part) for index, part in enumerate(parts))


def _used(spec: Spec) -> dict[tuple[str, str], Location]:
    """Models and fields in what Asterisk and cron read, each with the last place that reads it."""
    settings = next((name for name, model in spec.models.items() if model.singleton), "")
    used: dict[tuple[str, str], Location] = {}
    for loc, part in _parts(spec):
        owners = {"settings": settings, "row": part.each.model if part.each else ""}
        said = [part.text or "", *part.arguments, *(str(options) for options in part.options.values())]
        found = [(owners[owner], name) for text in said for owner, name in _FIELD.findall(text)]
        found += [(settings, name.removeprefix("settings.")) for name in part.when or ()]
        where = part.each.where if part.each else {}
        order = [(part.each.order_by or "").split(" ")[0]] if part.each else []
        found += [(part.each.model, name) for name in (*where, *order)] if part.each else []
        found += [(settings, str(said).removeprefix("settings.")) for said in where.values()]
        used |= dict.fromkeys(found, loc)
    for name, task in spec.cron.items():
        where = task.each.where if task.each else {}
        owners = {"settings": settings, "row": task.each.model if task.each else ""}
        words: list[object] = [task.at, task.every, task.days, *(task.when or ()), *where.values()]
        fields = [str(word).split(".") for word in words if str(word).startswith(("settings.", "row."))]
        fields += [["row", column] for column in where]
        used |= dict.fromkeys([(owners[owner], column) for owner, column, *_ in fields], ("cron", name))
    if spec.ami_user:
        used[settings, spec.ami_user.secret.removeprefix("settings.")] = ("ami_user", "secret")
    return used


def _silent(spec: Spec, source: Source) -> Iterator[Problem]:
    """Fields in what Asterisk reads whose change reloads nothing."""
    for (model, name), loc in _used(spec).items():
        field = spec.models[model].fields.get(name) if model in spec.models else None
        if field is not None and field.silent:
            message = f"a change of '{name}' does not reload this: the field is silent"
            yield source.problem(loc, message, f"take 'silent' out of {model}.{name}", severity="warning")


def _loud(spec: Spec, source: Source) -> Iterator[Problem]:
    """Rows that calls write, and whose change makes the dialplan anew each time."""
    used = {place for place, loc in _used(spec).items() if loc[0] == "dialplan"}
    reads = [part.reads for loc, part in _parts(spec) if loc[0] == "dialplan" and part.handler]
    for loc, name, fields in _saves(spec):
        model = spec.models.get(name)
        loud = [key for key in fields if model and key in model.fields and not model.fields[key].silent]
        is_read = any(said is None or name in said for said in reads)
        is_used = any((name, key) in used for key in loud)
        if loud and (is_read or is_used):
            message = f"every call that writes '{name}' here reloads the dialplan, which is made of it"
            hint = f"silent: true for {', '.join(loud)}, or reads: […] for the handler in the dialplan"
            hint = "let an AGI script look the row up instead" if is_used else hint
            yield source.problem(loc, message, hint, severity="warning")


def _saves(spec: Spec) -> Iterator[tuple[Location, str, list[str]]]:
    """Each step that writes a row: its place, the model and the fields."""
    for name, worker in spec.workers.items():
        for index, event in enumerate(worker.then):
            if event.save is not None:
                yield ("workers", name, "then", index, "save"), event.save, [*event.by, *event.set]
            if event.delete is not None:
                yield ("workers", name, "then", index, "delete"), event.delete, list(event.by)
    for name, script in spec.agi.items():
        for where, step in script.all_steps:
            if step.save is not None:
                yield ("agi", name, *where, "save", "model"), step.save.model, [*step.save.by, *step.save.set]
