"""Rules about hooks of Core."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from miko_gen.spec.checks.hook_parts import OVERRIDES, part_problems
from miko_gen.spec.document import Spec
from miko_gen.spec.hooks import SAYS, Hook, HookStep
from miko_gen.spec.problem import Problem, did_you_mean
from miko_gen.spec.source import Location, Source

if TYPE_CHECKING:
    from miko_gen.contract.catalogue import Hook as Fact


# Hooks of releases that there is no catalogue of yet, and the word that uses them.
_SAID_OTHERWISE = {"getWafExemptions": "waf"}
# Core's name of the hook that says the priorities of all, and ours.
_PRIORITY = ("getMethodPriority", "method_priority")
# What is neither text nor rows of the module's own.
_RETURNS = {
    "array": "returns the array that it is given, changed",
    "int": "returns a number",
    "string": "returns the path of a template",
    "MikoPBX\\PBXCoreREST\\Lib\\PBXApiResult": "returns a PBXApiResult",
}


def problems(spec: Spec, source: Source) -> Iterator[Problem]:
    """Unknown hooks, and parts that do not fit a hook."""
    if not spec.dialplan.hooks and not spec.hooks:
        return
    from miko_gen.contract.catalogue import core_name, dialplan_hooks, friendly_names, hook, hooks, releases

    seen: dict[str, str] = {}
    of_dialplan = {*friendly_names(), *dialplan_hooks()}
    for word, said, known in (
        ("dialplan", spec.dialplan.hooks, of_dialplan),
        ("hooks", spec.hooks, {*hooks(), *friendly_names()}),
    ):
        for name, parts in said.items():
            loc = (word, name)
            if name not in known:
                hint = did_you_mean(name, known)
                if word == "dialplan" and name in hooks():
                    hint = f"it is no hook of the dialplan: write hooks: {{{name}: …}}"
                elif name in _SAID_OTHERWISE:
                    hint = f"{_SAID_OTHERWISE[name]} says it, for releases after {releases()[-1]}"
                yield source.problem(loc, f"there is no hook '{name}'", hint, at_key=True)
                continue
            first = seen.setdefault(core_name(name), name)
            if first != name or (word == "hooks" and name in spec.dialplan.hooks):
                message = f"'{name}' and '{first}' are one hook" if first != name else f"dialplan has '{name}' already"
                yield source.problem(loc, message, at_key=True)
            yield from _hook(spec, hook(core_name(name)), name, parts, source, loc)


def handlers(spec: Spec) -> Iterator[tuple[str, str, Location]]:
    """Every handler of a hook: what it is for, the method, its place."""
    for word, said in (("dialplan", spec.dialplan.hooks), ("hooks", spec.hooks)):
        for name, parts in said.items():
            for index, part in enumerate(parts):
                if part.handler:
                    yield f"for the hook {name}", part.handler, (word, name, index, "handler")
    for name, parts in spec.dialplan.contexts.items():
        for index, part in enumerate(parts):
            if part.handler:
                yield "for a context", part.handler, ("dialplan", "contexts", name, index, "handler")


def _hook(spec: Spec, fact: Fact, name: str, parts: Hook, source: Source, loc: Location) -> Iterator[Problem]:
    if fact.since_after(spec.module.min_pbx_version):
        message = f"MikoPBX has '{name}' since {fact.since} only"
        yield source.problem(loc, message, f"set min_pbx_version: {fact.since}", at_key=True)
    for index, part in enumerate(parts):
        # One part may stand alone, without a list around it.
        place = (*loc, index) if (*loc, index) in source.values else loc
        said = [word for word in SAYS if getattr(part, word) is not None] + (["options"] if part.options else [])
        if len(said) != 1:
            message = (
                f"a part of a hook is a text, rows, an agi or a handler; this one has {' and '.join(said) or 'none'}"
            )
            yield source.problem(place, message)
        elif said != ["options"]:
            yield from _unfit(fact, name, said[0], source, place)
        if part.priority is not None and any(
            one in hooks for hooks in (spec.dialplan.hooks, spec.hooks) for one in _PRIORITY
        ):
            yield source.problem((*place, "priority"), f"{_PRIORITY[0]} says it already")
        if part.when and not (fact.takes_text or fact.result == "nothing" or fact.name in OVERRIDES):
            yield source.problem((*place, "when"), f"'{name}' always answers: it has no 'when'", at_key=True)
        yield from part_problems(spec, part, fact.name, source, place)
        if fact.name == "getDependenceModels":
            yield from _models(spec, part, source, (*place, "rows"))
    if fact.result == "value" and len(parts) > 1 and fact.name not in OVERRIDES:
        yield source.problem(loc, f"'{name}' takes one handler", at_key=True)


def _unfit(fact: Fact, name: str, said: str, source: Source, place: Location) -> Iterator[Problem]:
    fits = {"text": fact.takes_text, "agi": fact.takes_text, "rows": fact.takes_rows, "handler": True}
    if said == "agi" and not fact.is_priorities:
        message = f"'{name}' is not a place in a call: no script can run there"
        yield source.problem(place, message, "did you mean 'incoming_before_dial'?")
    elif not fits[said]:
        gives = {"rows": "returns an array", "veto": "returns true or false", "lines": "returns text"}
        does = gives.get(fact.result, "returns text" if fact.takes_text else _RETURNS.get(fact.returns, ""))
        if fact.changes:
            does = f"changes ${fact.changes} and returns nothing"
        elif fact.result == "nothing":
            does = "returns nothing"
        takes = (
            "options or a handler"
            if fact.name in OVERRIDES
            else "rows or a handler"
            if fact.takes_rows
            else "a text or a handler"
            if fact.takes_text
            else "a handler only"
        )
        hint = "write rows: […]" if fact.takes_rows else "write handler: nameOfMethod"
        yield source.problem(place, f"'{name}' {does}: it takes {takes}", hint)


def _models(spec: Spec, part: HookStep, source: Source, place: Location) -> Iterator[Problem]:
    from miko_gen.contract.catalogue import models

    known = {f"core.{kind.rpartition(chr(92))[2]}" for kind in models()["classes"]} | set(spec.models)
    for index, row in enumerate(part.rows or []):
        if not isinstance(row, str):
            yield source.problem((*place, index), "the name of a model is needed here")
        elif row not in known:
            hint = did_you_mean(row, known)
            yield source.problem((*place, index), f"there is no model '{row}'", hint)
