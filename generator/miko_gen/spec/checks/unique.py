"""Rules about fields that are unique together."""

from __future__ import annotations

from collections.abc import Iterator

from miko_gen.spec.database import Model
from miko_gen.spec.problem import Problem, did_you_mean
from miko_gen.spec.source import Location, Source


def problems(model: Model, source: Source, loc: Location) -> Iterator[Problem]:
    """Groups that could not hold or say nothing, words about none, first rows that have the same values."""
    place = (*loc, "unique")
    if model.unique and model.singleton:
        yield source.problem(place, "a singleton has one row: nothing in it can be unique", at_key=True)
        return
    said = model.messages
    if said is not None and not said.unique:
        yield source.problem(
            (*loc, "messages"), "nothing is said", "for example unique: It is there already", at_key=True
        )
    elif said is not None and not model.unique:
        message = "no fields of the model are unique together"
        yield source.problem((*loc, "messages", "unique"), message, "for example unique: [day, room]", at_key=True)
    is_short = (*place, 0) in source.values and (*place, 0, 0) not in source.values
    right: list[set[str]] = []
    for index, group in enumerate(model.unique):
        here = place if is_short else (*place, index)
        if wrong := list(_members(model, group, source, here)):
            yield from wrong
            continue
        if any(other <= set(group) or set(group) <= other for other in right):
            yield source.problem(here, "another group says the same", "of [a, b] and [a, b, c], only [a, b] counts")
        right.append(set(group))
        yield from _seed(model, group, source, (*loc, "seed"))


def shown(group: list[str]) -> str:
    """The names of the fields in a sentence."""
    *others, last = (f"'{key}'" for key in group)
    return f"{', '.join(others)} and {last}"


def _members(model: Model, group: list[str], source: Source, loc: Location) -> Iterator[Problem]:
    if len(group) < 2:
        yield source.problem(loc, "two fields or more are unique together", "of one, write unique: true at the field")
    for index, key in enumerate(group):
        place, field = (*loc, index), model.fields.get(key)
        if field is None:
            yield source.problem(place, f"there is no field '{key}'", did_you_mean(key, model.fields))
        elif key in group[:index]:
            yield source.problem(place, f"'{key}' is named twice")
        elif field.type == "secret":
            yield source.problem(place, "a secret cannot be unique")
        elif field.unique:
            message = f"'{key}' is unique by itself, and so is every row with others"
            yield source.problem(place, message, "leave one of the two out")


def _seed(model: Model, group: list[str], source: Source, loc: Location) -> Iterator[Problem]:
    known: dict[tuple[object, ...], int] = {}
    for index, row in enumerate(model.seed):
        values = tuple(row.get(key, model.fields[key].default) for key in group)
        if None in values or "" in values:
            continue
        if values in known:
            said = [key for key in group if key in row]
            message = f"{shown(group)} are unique together, and row {known[values] + 1} has the same values"
            yield source.problem((*loc, index, *said[-1:]), message)
        known.setdefault(values, index)
