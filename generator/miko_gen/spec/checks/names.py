"""Rules about names: reserved words, and two things with one name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from miko_gen.spec.agi import Agi
from miko_gen.spec.checks import access, admin, forms, hooks, legacy, lifecycle, models, system
from miko_gen.spec.document import Spec
from miko_gen.spec.names import CLASS_RESERVED, METHOD_RESERVED, MODEL_RESERVED, PHP_RESERVED, QUERY_RESERVED
from miko_gen.spec.problem import Problem
from miko_gen.spec.source import Location, Source

_OPERATION_METHODS = ("record", "saveRecord", "deleteRecord", "getList", "getRecord", "create", "update", "patch", "delete", "getDefault", "handleCRUDRequest",
                      "handleCustomRequest", "initialize", "onConstruct", "callBack")  # fmt: skip

# What Core calls the operations of a resource.
_CALLED = {"getList": "list", "getRecord": "get"} | {name: name for name in ("create", "update", "patch", "delete")}

# What the classes in Lib/ are called after the module's name.
OWN_CLASSES = ("Answers", "Ari", "AriSocket", "Calls", "Conf", "Files", "Main", "Program", "Push", "WebHooks")

_WORK = {
    "ami": "for AMI events",
    "queue": "for messages of a queue",
    "pool": "for messages of a pool",
    "periodic": "for a periodic worker",
    "cdr": "for records of calls",
}


def problems(spec: Spec, source: Source) -> Iterator[Problem]:
    """Names that PHP, SQLite, PHQL or Core cannot bear, and names that collide."""
    yield from _classes(spec, source)
    yield from _fields(spec, source)
    yield from _methods(spec, source)
    yield from _handlers(spec, source)


def _classes(spec: Spec, source: Source) -> Iterator[Problem]:
    if spec.module.id.removeprefix("Module").lower() in PHP_RESERVED:
        yield source.problem(("module", "id"), f"'{spec.module.id}' names PHP's reserved word")
    targets = {field.to for model in spec.models.values() for field in model.fields.values() if field.to}
    targets |= set(_models_of_rows(spec))
    pointed_to = {to.removeprefix("core.").lower() for to in targets if to.startswith("core.")}
    own = {f"{spec.module.id.removeprefix('Module')}{suffix}".lower() for suffix in OWN_CLASSES}
    for group in ("models", "workers"):
        names = list(getattr(spec, group))
        yield from _twice(((group, name) for name in names), source, str.lower, "on PHP, which ignores case")
        for name in names:
            if name.lower() in PHP_RESERVED:
                yield source.problem((group, name), f"'{name}' is a reserved word of PHP", at_key=True)
            elif group == "models" and name.lower() in CLASS_RESERVED:
                yield source.problem((group, name), f"'{name}' is the name of a class that models use", at_key=True)
            elif group == "models" and name.lower() in pointed_to:
                message = f"'{name}' is also the model of MikoPBX that the spec names: one file would need both"
                hint = f"for example {spec.module.id.removeprefix('Module')}{name}"
                yield source.problem((group, name), message, hint, at_key=True)
            elif group == "workers" and f"worker{name.lower()}" in CLASS_RESERVED:
                yield source.problem((group, name), f"'Worker{name}' is a class of MikoPBX", at_key=True)
            elif group == "workers" and f"worker{name}".lower() in own:
                message = f"'Worker{name}' is another class of {spec.module.id}"
                yield source.problem((group, name), message, at_key=True)
    yield from _twice(
        (("rest", name) for name in spec.rest), source, lambda name: name.replace("-", ""), "as PHP namespaces"
    )
    for name in spec.rest:
        if name.replace("-", "") in PHP_RESERVED:
            yield source.problem(("rest", name), f"'{name}' is a reserved word of PHP", at_key=True)


def _models_of_rows(spec: Spec) -> Iterator[str]:
    """The models for whose rows something is made."""
    parts = [part for hook in (*spec.dialplan.parts, *spec.hooks.values()) for part in hook]
    eaches = [part.each for part in parts] + [part.inner.each for part in parts if part.inner]
    yield from (each.model for each in (*eaches, *(task.each for task in spec.cron.values())) if each)
    yield from (find.model for script in spec.agi.values() for find in script.find)
    yield from (resource.model for resource in spec.rest.values() if resource.model)


def _fields(spec: Spec, source: Source) -> Iterator[Problem]:
    for model_name, model in spec.models.items():
        fields = [("models", model_name, "fields", name) for name in model.fields]
        yield from _twice(fields, source, lambda name: name.replace("_", ""), "as PHP and JavaScript names")
        for loc in fields:
            if loc[-1] == "id":
                yield source.problem(loc, "'id' is there by itself: every model has it", at_key=True)
            elif loc[-1] in QUERY_RESERVED:
                yield source.problem(
                    loc, f"'{loc[-1]}' is a reserved word of SQL", f"for example '{loc[-1]}_value'", at_key=True
                )
            elif loc[-1].replace("_", "") in MODEL_RESERVED:
                yield source.problem(
                    loc,
                    f"'{loc[-1]}' is a name that Phalcon's models or Core's requests use",
                    f"for example '{loc[-1]}_value'",
                    at_key=True,
                )


def _methods(spec: Spec, source: Source) -> Iterator[Problem]:
    taken = {name.lower() for name in _OPERATION_METHODS}
    for resource_name, resource in spec.rest.items():
        actions = [("rest", resource_name, "actions", name) for name in resource.actions]
        yield from _twice(actions, source, str.lower, "on PHP, which ignores case")
        for loc in actions:
            if str(loc[-1]).lower() in taken or str(loc[-1]).lower() in PHP_RESERVED:
                hint = _CALLED.get(str(loc[-1]), "")
                message = f"'{loc[-1]}' is a method that controllers already have"
                yield source.problem(loc, message, hint and f"say '{hint}' in 'operations'", at_key=True)
        for place, action in resource.handled:
            for parameter in action.parameters:
                if parameter in ("id", "action", "data", "httpMethod"):
                    at = ("rest", resource_name, *place, "parameters", parameter)
                    yield source.problem(at, f"'{parameter}' is a part of every request", at_key=True)


def _handlers(spec: Spec, source: Source) -> Iterator[Problem]:
    used: dict[str, tuple[str, str, Location]] = {}
    for kind, name, loc in handlers(spec):
        if name.lower() in PHP_RESERVED or name.lower() in METHOD_RESERVED:
            yield source.problem(loc, f"'{name}' cannot be a method's name: it is reserved")
        known = used.setdefault(name.lower(), (kind, name, loc))
        if known[0] != kind:
            message = f"the handler '{name}' is already {known[0]}, and here it is {kind}"
            yield source.problem(loc, message, "give each its own method: they take different parameters")
        elif known[1] != name:
            yield source.problem(loc, f"'{name}' and '{known[1]}' are one method on PHP, which ignores case")


def handlers(spec: Spec) -> Iterator[tuple[str, str, Location]]:
    """Every handler that the spec names: what it is for, the method, its place."""
    for resource_name, resource in spec.rest.items():
        for place, action in resource.handled:
            yield "for a REST action", action.handler, ("rest", resource_name, *place, "handler")
    yield from _of_workers(spec)
    yield from _of_ari(spec)
    for name, script in spec.agi.items():
        if script.handler:
            yield "for an AGI script", script.handler, ("agi", name, "handler")
        for where, step in script.all_steps:
            if step.handler:
                yield _of_step(script, str(where[0])), step.handler, ("agi", name, *where, "handler")
    yield from system.handlers(spec)
    yield from legacy.handlers(spec)
    yield from access.handlers(spec)
    yield from lifecycle.handlers(spec)
    yield from models.handlers(spec)
    yield from hooks.handlers(spec)
    yield from admin.handlers(spec)
    yield from forms.handlers(spec)


def _of_step(script: Agi, branch: str) -> str:
    """What a handler of a step is, with all that it gets."""
    gets = []
    if branch != "when_not_found" or len(script.find) > 1:
        gets = [find.model if branch == "when_found" else f"{find.model} or null" for find in script.find]
    if script.arguments or script.let or any(step.http for _, step in script.all_steps):
        gets.append("values")
    return f"for a step of an AGI script{' with ' if gets else ''}{' and '.join(gets)}"


def _of_ari(spec: Spec) -> Iterator[tuple[str, str, Location]]:
    for event, method in spec.ari.events.items() if spec.ari else ():
        yield "for ARI events", method, ("ari", "events", event)


def _of_workers(spec: Spec) -> Iterator[tuple[str, str, Location]]:
    for name, worker in spec.workers.items():
        if worker.handler:
            yield _WORK.get(worker.type, ""), worker.handler, ("workers", name, "handler")
        for index, method in enumerate(worker.methods):
            yield "for remote calls", method, ("workers", name, "methods", index)


def _twice(locs: Iterable[Location], source: Source, fold: object, why: str) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    assert callable(fold)
    for loc in locs:
        name = str(loc[-1])
        first = seen.setdefault(re.sub(r"\s", "", fold(name)), name)
        if first != name:
            yield source.problem(loc, f"'{name}' and '{first}' are one name {why}", at_key=True)
