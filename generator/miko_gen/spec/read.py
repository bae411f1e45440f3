"""A spec file to a validated Spec, or to every mistake in it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from miko_gen.spec.case import in_case
from miko_gen.spec.checks import check
from miko_gen.spec.document import Spec
from miko_gen.spec.fields import FIELD_TYPES
from miko_gen.spec.mend import KEY, View, left_out, mend
from miko_gen.spec.names import NAME_RULES
from miko_gen.spec.problem import Problem, SpecError, did_you_mean, nearest
from miko_gen.spec.shape import keys_at
from miko_gen.spec.source import Location, Source, read_source, read_source_file

_KINDS = {
    "string_type": "text",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "dict_type": "a mapping (`key: value` lines)",
    "model_type": "a mapping (`key: value` lines)",
    "model_attributes_type": "a mapping (`key: value` lines)",
    "list_type": "a list",
}


def read_file(path: Path) -> Spec:
    """The spec in the file at ``path``; raises SpecError with all its problems."""
    return validate(read_source_file(path))


def read_file_with_warnings(path: Path) -> tuple[Spec, list[Problem]]:
    """The spec in the file at ``path``, and what could be better in it."""
    return _judged(read_source_file(path))


def read_text(text: str, name: str = "module.yaml") -> Spec:
    """The spec in ``text``; ``name`` stands for the file in messages."""
    return validate(read_source(text.encode("utf-8", "surrogatepass"), name))


def validate(source: Source) -> Spec:
    """The spec in ``source``; raises SpecError when anything in it is wrong."""
    return _judged(source)[0]


def shape_problems(source: Source, error: ValidationError) -> list[Problem]:
    """What pydantic says of the shape of ``source``, each at its place."""
    return [_problem(source, detail) for detail in _relevant(source, error.errors())]


def _judged(source: Source) -> tuple[Spec, list[Problem]]:
    """Judges all of it in one run: parts of the wrong shape are mended or left out, so that the rest can be judged too."""
    problems: set[Problem] = set()
    mends: dict[Location, Any] = {}
    while True:
        view = View(source, mends)
        try:
            spec = Spec.model_validate(view.source.data)
            break
        except ValidationError as error:
            known = len(mends)
            details = _relevant(view.source, error.errors())
            meant = _misspelt(view.source, details)
            for detail in details:
                if _place(view.source, detail) in meant:
                    continue
                place = view.written(_place(view.source, detail))
                if not (place in mends or _is_emptied(detail, place, mends)):
                    problems.add(_problem(view.source, detail))
                key = (*place, KEY) if detail["type"] == "extra_forbidden" else place
                mends |= mend(source.data, key, mends, _better_name(view.source, detail))
            if len(mends) == known or () in mends:
                raise SpecError(problems) from None
    problems.update(problem for problem in check(spec, view.source) if not _follows(source, problem, mends))
    if any(problem.severity == "error" for problem in problems):
        raise SpecError(problems)
    return spec, sorted(problems)


def _is_emptied(detail: ErrorDetails, place: Location, mends: dict[Location, Any]) -> bool:
    """The part at ``place`` is only empty because what was in it was left out."""
    return detail["type"] == "too_short" and any(loc[: len(place)] == place for loc in left_out(mends))


def _better_name(source: Source, detail: ErrorDetails) -> str:
    """What a name should be, where only its way of writing is wrong."""
    if detail["type"] == "extra_forbidden":
        place = _place(source, detail)
        return nearest(str(place[-1]), _free_keys(source, place))
    if detail["type"] != "string_pattern_mismatch":
        return ""
    return in_case(str(detail["input"]), detail["ctx"]["pattern"])


def _free_keys(source: Source, place: Location) -> list[str]:
    """The keys that the unknown one at ``place`` may be meant to be: those that may stand there and do not."""
    return [key for key in keys_at(place[:-1]) if (*place[:-1], key) not in source.keys]


def _follows(source: Source, problem: Problem, mends: dict[Location, Any]) -> bool:
    """The problem may only be there because something wrong was left out, or is of a stand-in."""
    missing = left_out(mends)
    names = {str(part) for loc in missing for part in loc[1:]}
    places = {loc[:-1] for loc in missing if len(loc) > 2} | (mends.keys() - missing)
    places |= {loc[:-2] for loc in missing if len(loc) > 3 and isinstance(loc[-1], int)}
    if (problem.line, problem.column) in {known.get(loc) for loc in places for known in (source.keys, source.values)}:
        return True
    return any(f"'{name}'" in problem.message for name in names) or bool(mends and problem.severity == "warning")


def _relevant(source: Source, details: list[ErrorDetails]) -> list[ErrorDetails]:
    """One error a place: a union reports one for each of its members."""
    seen: dict[Location, ErrorDetails] = {}
    for detail in details:
        seen.setdefault(_place(source, detail), detail)
    # Where one member of a union knows more of what is wrong inside, the others only say that it is not theirs.
    return [detail for loc, detail in seen.items() if not (detail["type"] in _KINDS and _is_around(loc, seen))]


def _is_around(loc: Location, places: Iterable[Location]) -> bool:
    return any(len(place) > len(loc) and place[: len(loc)] == loc and place[len(loc)] != KEY for place in places)


def _misspelt(source: Source, details: list[ErrorDetails]) -> set[Location]:
    """Where the keys would be that the unknown ones are meant to be: they are not missing."""
    unknown = [detail for detail in details if detail["type"] == "extra_forbidden"]
    return {(*_place(source, detail)[:-1], _better_name(source, detail)) for detail in unknown}


def _place(source: Source, detail: ErrorDetails) -> Location:
    """Where the source says it: one part may stand for a list of it, and hooks beside the key ``hooks``."""
    place: Location = ()
    for part in detail["loc"]:
        beside_hooks = part == "hooks" and place == ("dialplan",)
        left_out = (beside_hooks or isinstance(part, int)) and (*place, part) not in source.keys | source.values
        if not left_out and not _is_union_tag(part):
            place = (*place, part)
    return place


# Members of unions, as pydantic names them in a place.
_MEMBERS = frozenset(
    {"str", "int", "float", "bool", "literal[True]", "constrained-str", "Compared", "Counted", "Meant", "Sought"}
)


def _is_union_tag(part: str | int) -> bool:
    return isinstance(part, str) and (part in _MEMBERS or (part[:1].islower() and "[" in part))


def _problem(source: Source, detail: ErrorDetails) -> Problem:
    loc, kind = _place(source, detail), detail["type"]
    given: Any = detail.get("input")
    context: dict[str, Any] = detail.get("ctx", {})
    at_key = bool(loc) and loc[-1] == KEY
    if at_key:
        loc = loc[:-1]
    name = next((part for part in reversed(loc) if isinstance(part, str)), "the spec")
    if kind == "extra_forbidden":
        return source.problem(
            loc, f"unknown key '{name}'", did_you_mean(str(name), _free_keys(source, loc)), at_key=True
        )
    if kind == "missing":
        return source.problem(loc[:-1], f"'{name}' is missing", at_key=True)
    if kind == "literal_error":
        return _literal(source, loc, name, given, context, at_key=at_key)
    if kind == "string_pattern_mismatch":
        rule = NAME_RULES.get(context["pattern"], f"text that matches {context['pattern']}")
        better = _better_name(source, detail)
        hint = f"did you mean '{better}'?" if better else ""
        return source.problem(loc, f"'{given}' is not {rule}", hint, at_key=at_key)
    if kind in _KINDS:
        hint = _in_quotes(source, loc) if kind == "string_type" and isinstance(given, (int, float)) else ""
        return source.problem(loc, f"'{name}' takes {_KINDS[kind]}, not {_shown(given)}", hint, at_key=at_key)
    if kind in {"too_short", "string_too_short"}:
        return source.problem(loc, f"'{name}' is empty", at_key=at_key)
    if kind in {"one_of", "value_error"}:
        return source.problem(loc, detail["msg"], at_key=True)
    return source.problem(loc, f"'{name}': {detail['msg'][:1].lower()}{detail['msg'][1:]}", at_key=at_key)


def _literal(source: Source, loc: Location, name: str, given: Any, context: dict[str, Any], *, at_key: bool) -> Problem:
    expected = [
        word.strip("'\" ").replace("True", "true") for word in context["expected"].replace(" or ", ", ").split(", ")
    ]
    if loc == ("spec",):
        return source.problem(loc, f"this is version 1 of the spec language, not {_shown(given)}", "write `spec: 1`")
    hint = did_you_mean(str(given), expected)
    if at_key:
        return source.problem(loc, f"unknown key '{name}'", hint, at_key=True)
    written = source.word(loc).lower()
    if isinstance(given, bool) and written in expected and written != "true":
        hint = f'put it into quotes: "{written}"'
    if set(FIELD_TYPES) <= set(expected):
        return source.problem(loc, f"{_shown(given)} is not a type", hint)
    return source.problem(loc, f"'{name}' cannot be {_shown(given)}", hint)


def _in_quotes(source: Source, loc: Location) -> str:
    """A hint at what YAML reads otherwise than it looks: off is false, and 1.0 a number."""
    word = source.word(loc)
    return f'put it into quotes: "{word}"' if word else "put it into quotes"


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"'{value}'" if isinstance(value, str) else str(value)
