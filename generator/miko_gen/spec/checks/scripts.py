"""Rules about AGI scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial

from miko_gen.facts import dataclass, replace
from miko_gen.spec.agi import BRANCHES, NOW, STEPS, Agi, Find, Http, Step
from miko_gen.spec.checks.known import conditions, suggested, value_type
from miko_gen.spec.checks.requests import request_problems
from miko_gen.spec.checks.rows import is_model, no_model, order_problems, where_problems
from miko_gen.spec.checks.saving import save_problems
from miko_gen.spec.document import Spec
from miko_gen.spec.problem import Problem, also, did_you_mean
from miko_gen.spec.source import Location, Source

_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(\([A-Za-z0-9_,:./-]*\))?")
_PART = re.compile(rf"{_VARIABLE.pattern}(:-?\d{{1,3}}){{0,2}}")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_TEMPLATED = ("verbose", "caller_name", "playback", "goto")
_LAST = ("hangup", "goto")
_OWN = ("settings", "module", NOW)


@dataclass(frozen=True)
class Scope:
    """What the steps of a branch know: names of texts, and rows with their models; some were not found for sure."""

    texts: tuple[str, ...]
    rows: Mapping[str, str]


def script_problems(spec: Spec, script: Agi, source: Source, loc: Location) -> Iterator[Problem]:
    """Scripts that do nothing, look for what is not there, or say what nobody knows."""
    yield from _shape(script, source, loc)
    answers = [name for _, step in script.all_steps if step.http for name in step.http.names]
    texts = tuple(dict.fromkeys([*script.arguments, *script.let, *answers]))
    yield from _names(script, source, loc)
    rows: dict[str, str] = {}
    for index, find in enumerate(script.find):
        place = (*loc, "find", index) if (*loc, "find", index) in source.values else (*loc, "find")
        yield from _find(spec, find, Scope((*script.arguments, *script.let), dict(rows)), source, place)
        rows[find.name] = find.model
    for branch in BRANCHES:
        # Where nothing was found, there is no row to speak of.
        there = {} if branch == "when_not_found" and len(rows) == 1 else rows
        yield from _steps(spec, getattr(script, branch), Scope(texts, there), source, (*loc, branch))


def _shape(script: Agi, source: Source, loc: Location) -> Iterator[Problem]:
    if script.handler and script.let:
        message = "nobody reads these: a script's 'handler' asks the channel itself, by Core's AGI object"
        hint = "take steps: [{handler: …}], which gets values by name"
        yield source.problem((*loc, "let"), message, hint, at_key=True, severity="warning")
    branches = script.when_found or script.when_not_found
    if script.handler and (script.find or branches or script.steps):
        yield source.problem((*loc, "handler"), "a script has either a 'handler' or 'find' with its steps", at_key=True)
    elif branches and not script.find:
        word = "when_found" if script.when_found else "when_not_found"
        yield source.problem((*loc, word), "nothing is looked up: there is no 'find'", "take steps: […]", at_key=True)
    elif not script.handler and not script.find and not script.steps:
        hint = "add find: {model: …, where: {…}} and when_found: […], or handler: nameOfMethod"
        yield source.problem(loc, "the script does nothing", hint, at_key=True)
    elif script.find and not branches and not script.steps:
        yield source.problem(loc, "nothing happens when the row is found", "add when_found: […]", at_key=True)


def _names(script: Agi, source: Source, loc: Location) -> Iterator[Problem]:
    """No two things have one name."""
    seen = {*_OWN}
    for name, variable in script.let.items():
        at = (*loc, "let", name)
        if name in ("row", *_OWN):
            yield source.problem(at, f"'{name}' has a meaning of its own in scripts", at_key=True)
        if not _PART.fullmatch(variable):
            message = f"'{variable}' is not a channel variable or function"
            yield source.problem(
                at, message, "for example CALLERID(num), EXTEN, or the last nine digits CALLERID(num):-9"
            )
        seen.add(name)
    named: list[tuple[Location, str]] = [(("arguments", index), name) for index, name in enumerate(script.arguments)]
    named += [(("find", index, "name"), find.name) for index, find in enumerate(script.find)]
    for where, name in named:
        if name in seen or (where[0] == "arguments" and name == "row"):
            yield source.problem((*loc, *where), f"'{name}' has a meaning already", "take another name")
        seen.add(name)
    for place, step in script.all_steps:
        for name in step.http.names if step.http else ():
            if name in {*seen, "row"}:
                word = "text" if step.http and name == step.http.text else "json"
                yield source.problem((*loc, *place, "http", word), f"'{name}' has a meaning already", at_key=True)


def _find(spec: Spec, find: Find, scope: Scope, source: Source, loc: Location) -> Iterator[Problem]:
    if not is_model(spec, find.model):
        yield no_model(spec, find.model, source, (*loc, "model"))
        return
    for key, value in find.where.items():
        if isinstance(value, str) and value not in scope.texts and value_type(spec, scope.rows, value) is None:
            known = [*scope.texts, *suggested(spec, scope.rows)]
            hint = did_you_mean(value, known) or "declare it: let: {caller: CALLERID(num)}"
            message = f"'{value}' is no name of 'let'"
            yield source.problem((*loc, "where", key), message, also(hint, "A text is written {value: …}"))
    literals = {key: None if isinstance(value, str) else value for key, value in find.where.items()}
    yield from where_problems(spec, find.model, literals, source, (*loc, "where"))
    yield from order_problems(spec, find.model, find.order_by, source, loc)


def _steps(spec: Spec, steps: list[Step], scope: Scope, source: Source, loc: Location) -> Iterator[Problem]:
    for index, step in enumerate(steps):
        place: Location = (*loc, index)
        said = [word for word in STEPS if getattr(step, word) is not None]
        if len(said) != 1:
            yield source.problem(place, f"a step does one thing, and this one names {' and '.join(said) or 'none'}")
            continue
        if step.condition is None and (step.then or step.otherwise):
            word = "then" if step.then else "else"
            yield source.problem((*place, word), f"'{word}' belongs to 'if'", "add if: {…}", at_key=True)
        if step.condition is not None:
            yield from conditions(spec, step.condition, scope.rows, scope.texts, source, (*place, "if"))
        yield from _step(spec, step, said[0], scope, source, place)
        if said[0] in _LAST and step.condition is None and index + 1 < len(steps):
            yield source.problem(
                (*loc, index + 1), f"this is never reached: '{said[0]}' comes before it", severity="warning"
            )
        yield from _steps(spec, step.then or [], scope, source, (*place, "then"))
        yield from _steps(spec, step.otherwise or [], scope, source, (*place, "else"))


def _step(spec: Spec, step: Step, does: str, scope: Scope, source: Source, loc: Location) -> Iterator[Problem]:
    if does == "increment":
        yield from _increment(spec, str(step.increment), scope, source, (*loc, does))
    if does == "hangup" and step.hangup is not True and not 1 <= int(step.hangup or 0) <= 127:
        hint = "16: normal, 17: busy, 21: rejected"
        yield source.problem((*loc, does), "a hang-up cause is a number from 1 to 127", hint)
    if step.save is not None:
        known = replace(scope, texts=(*scope.texts, NOW))
        judge = partial(_placeholders, spec, known, source=source)
        yield from save_problems(spec, step.save.model, step.save, source, (*loc, "save"), judge)
    if step.http is not None:
        yield from _http(spec, step.http, scope, source, (*loc, "http"))
    texts = {does: getattr(step, does)} if does in _TEMPLATED else step.set or {}
    for key, text in texts.items():
        at = (*loc, does) if does in _TEMPLATED else (*loc, "set", key)
        yield from _placeholders(spec, scope, text, source, at)
        if does == "set" and not _VARIABLE.fullmatch(key):
            yield source.problem(at, f"'{key}' is not a channel variable or function", at_key=True)


def _increment(spec: Spec, said: str, scope: Scope, source: Source, loc: Location) -> Iterator[Problem]:
    owner, _, key = said.rpartition(".")
    names = [owner] if owner else [name for name in scope.rows if name == "row" or len(scope.rows) == 1]
    found = scope.rows.get(names[0], "") if names else ""
    model = spec.models.get(found)
    fields = list(model.fields) if model else []
    if found.startswith("core."):
        yield source.problem(loc, f"'{found}' is a model of MikoPBX: its rows are only read here")
    elif key not in fields:
        hint = did_you_mean(key, fields) or (
            f"say of which: {next(iter(scope.rows))}.{key}" if len(scope.rows) > 1 else ""
        )
        yield source.problem(loc, f"there is no field '{said}' in the row", hint)
    elif model and model.fields[key].type != "integer":
        yield source.problem(loc, f"'{key}' is not an integer")


def _http(spec: Spec, http: Http, scope: Scope, source: Source, loc: Location) -> Iterator[Problem]:
    if bool(http.answer) == bool(http.text):
        message = f"a question has one of 'json' and 'text', and this one {'both' if http.text else 'none'}"
        yield source.problem(loc, message, "add json: name, or text: name for an answer that is no JSON", at_key=True)
    yield from _placeholders(spec, scope, http.url, source, (*loc, "url"))
    start = re.match(r"\{([a-z0-9_]+\.[a-z0-9_]+)\}", http.url)
    if http.fill and not start:
        hint = "names such as {caller} stand in it as they are"
        yield source.problem((*loc, "fill"), "the address is no field that somebody fills in", hint, at_key=True)
    if start and value_type(spec, scope.rows, start[1]) not in (None, "url"):
        yield source.problem((*loc, "url"), f"'{start[1]}' is not a url", "give the field type: url")
    if re.match(r"http://(?!(localhost|127\.0\.0\.1|\[::1\])([:/]|$))", http.url):
        message = "everybody on the way can read this question and change the answer"
        yield source.problem((*loc, "url"), message, "write https://", severity="warning")
    yield from request_problems(
        spec, http, http.method or "GET", source, loc, partial(_placeholders, spec, scope, source=source)
    )


def _is_own(scope: Scope, name: str) -> bool:
    """A value of the settings or of a row of the module, not one of MikoPBX."""
    return not scope.rows.get(name.partition(".")[0], "").startswith("core.")


def _placeholders(
    spec: Spec, scope: Scope, text: str, source: Source, loc: Location, *, secrets_fit: bool = False
) -> Iterator[Problem]:
    """What stands in braces must be a name of ``let``, ``row.field`` or ``settings.field``, and no secret."""
    for found in _PLACEHOLDER.findall(text):
        kind = "" if found in scope.texts else value_type(spec, scope.rows, found)
        if kind is None:
            names = suggested(spec, scope.rows, scope.texts)
            yield source.problem(loc, f"'{{{found}}}' is not known here", did_you_mean(found, names), part=found)
        elif kind == "secret" and not (secrets_fit and _is_own(scope, found)):
            yield source.problem(loc, f"'{{{found}}}' is a secret: it does not go into a call", part=found)
