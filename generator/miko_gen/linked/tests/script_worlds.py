"""The worlds in which a script is tested: what the rows, the settings and the call hold, so that each branch is taken."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Mapping
from typing import Any

from miko_gen.linked.conditions import Test
from miko_gen.linked.database import Model, stored
from miko_gen.linked.facts import dataclass
from miko_gen.linked.php import php
from miko_gen.linked.scripts import Lookup, Script, Step, Term
from miko_gen.linked.tests.rows import AllRows, core_key, field_examples
from miko_gen.linked.tests.script_runs import SOUND_ID, Outcome, Taken, Unknown, World, run
from miko_gen.linked.tests.settings import setting_source, setting_text
from miko_gen.linked.tests.values import examples, failures
from miko_gen.linked.values import Field

_TRIES = 48
_BEHIND = "Example behind"


@dataclass(frozen=True)
class Save:
    """A statement of the test: a row that is saved; ``number`` is that of its example."""

    lookup: str
    model: Model
    number: int
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Scenario:
    """A test: what is there, the call, and what the script does in it."""

    name: str
    world: World
    saves: tuple[Save, ...]
    amends: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]
    forces: tuple[tuple[str, str, str], ...]
    settings: tuple[tuple[Field, str], ...]
    channel: tuple[tuple[str, str], ...]
    arguments: tuple[str, ...]
    outcome: Outcome

    body: str


@dataclass(frozen=True)
class Worlds:
    """Makes scenarios of one script."""

    script: Script
    rows: AllRows
    models: Mapping[str, Model]
    settings: Model | None

    def scenario(self, name: str, fixed: Mapping[str, str], *, found: bool) -> Scenario | None:
        """One in which everything is found, or nothing, and names have the values in ``fixed``; None: there is none."""
        made = _Made(self, dict(fixed))
        if found and not all(made.find(lookup) for lookup in self.script.lookups):
            return None
        if not found and any(lookup.model.singleton or _is_seeded(lookup) for lookup in self.script.lookups):
            return None
        return made.scenario(name, found=found)

    def branches(self) -> Iterator[Scenario]:
        """A scenario for each branch of each `if` that one can be thought of for."""
        seen: set[Taken] = set()
        starts = ((self.script.when_found, (0,)), (self.script.when_not_found, (1,)), (self.script.steps, (2,)))
        for steps, at in starts:
            for step, where, above in _ifs(steps, at, ()):
                for holds in (True, False):
                    found = None if (where, holds) in seen else self._taking(step, where, above, holds=holds)
                    if found is not None:
                        seen |= found.outcome.taken
                        yield found

    def _taking(
        self, step: Step, where: tuple[int, ...], above: tuple[tuple[Step, bool], ...], *, holds: bool
    ) -> Scenario | None:
        """One in which ``step`` is come to and goes the way that is wanted."""
        name = f"{'If' if holds else 'IfNot'}{''.join(part.capitalize() for part in step.when[0].name.split('.'))}"
        name = "".join(word[:1].upper() + word[1:] for word in name.split("_")) + "At" + "o".join(map(str, where[1:]))
        anyhow = (True, False) if self.script.lookups else (True,)
        ways = ((True,), (False,), anyhow)[where[0]]
        for found in ways:
            for fixed in itertools.islice(self._values((*above, (step, holds))), _TRIES):
                made = self.scenario(f"{name}{'' if len(ways) == 1 or found else 'WithoutRow'}", fixed, found=found)
                if made is not None and (where, holds) in made.outcome.taken:
                    return made
        return None

    def _values(self, wanted: tuple[tuple[Step, bool], ...]) -> Iterator[dict[str, str]]:
        """Values of names with which each of the conditions holds, or does not."""
        tests = [(test, holds) for step, holds in wanted for test in (step.when if holds else step.when[:1])]
        choices = [[(test.name, value) for value in self._candidates(test, holds=holds)] for test, holds in tests]
        for chosen in itertools.product(*choices):
            fixed: dict[str, str] = {}
            if all(value is None or fixed.setdefault(name, value) == value for name, value in chosen):
                yield fixed

    def _candidates(self, test: Test, *, holds: bool) -> list[str | None]:
        if test.is_row:
            # Rows are all there, or none of them is.
            return [None]
        owned = self._field(test.name)
        if owned is None:
            return list(test.examples(holding=holds))
        model, field = owned
        if field.to is not None:
            # Only the record that the example points to is there.
            key = None if field.to.is_own else core_key(field.to, 1)
            return [key] if key is not None and test.holds(key) is holds else []
        known = [sample.stored or "" for sample in field_examples(model, field)]
        found = [*known, *(["0", "1"] if field.is_bool else []), *test.examples(holding=holds)]
        return [value for value in dict.fromkeys(found) if test.holds(value) is holds and is_valid(field, value)]

    def _field(self, name: str) -> tuple[Model, Field] | None:
        owner, _, key = name.partition(".")
        lookup = next((one for one in self.script.lookups if one.name == owner), None)
        model = self.settings if owner == "settings" else lookup.model if lookup else None
        field = model.by_name.get(key) if model else None
        return (model, field) if model and field else None


class _Made:
    """A world in the making."""

    def __init__(self, worlds: Worlds, fixed: dict[str, str]) -> None:
        self.worlds, self.fixed = worlds, fixed
        self.names: dict[str, str] = {}
        self.rows: dict[str, dict[str, str | None]] = {}
        self.saves: list[Save] = []
        self.amends: dict[str, dict[str, str]] = {}
        self.forces: list[tuple[str, str, str]] = []
        self.behind: dict[str, str | None] = {}
        self.chosen: dict[str, str] = {}
        for name in worlds.script.names:
            owner, _, key = name.partition(".")
            if owner == "settings" and worlds.settings is not None:
                field = worlds.settings.by_name[key]
                self.names[name] = fixed.get(name, setting_text(field, SOUND_ID))
                self.chosen[key] = php(fixed[name]) if name in fixed else setting_source(field)

    def said(self, name: str, otherwise: str | None) -> str | None:
        """The value of what a look-up asks for by name: as it is already, or as it may be chosen now."""
        owner, _, key = name.partition(".")
        if owner in self.rows:
            return self.rows[owner].get(key)
        value = self.names.get(name, self.fixed.get(name, otherwise))
        if value is not None:
            self.names[name] = value
        return value

    def find(self, lookup: Lookup) -> bool:
        """Makes a row that the look-up finds, if there can be one."""
        model, rows = lookup.model, self.worlds.rows
        if model.singleton or not rows.count(model):
            return False
        auto = self._auto(lookup)
        number = 1 if auto else 1 + sum(save.model is model for save in self.saves)
        if number > rows.count(model):
            return False
        row: dict[str, str | None] = {}
        for term in lookup.terms if not auto else ():
            value = self._behind(lookup, term) if term.behind else self._value(lookup, term)
            if value is None and not term.is_null:
                return False
            if not term.behind:
                row[term.column] = value
        asked = {**row}
        if (not auto and any(_has(first, asked) for first in model.first_rows)) or _is_taken(model, asked):
            return False
        row = other_values(model, rows, row, number)
        forced: dict[str, str] = {}
        for name, value in self.fixed.items():
            owner, _, key = name.partition(".")
            if owner != lookup.name or "." in key:
                continue
            if key in asked and asked[key] != value:
                return False
            row[key] = value
            (forced if auto else asked)[key] = value
        self.forces += [(model.table, key, value) for key, value in forced.items()]
        if not auto:
            values = tuple((key, php(value)) for key, value in asked.items())
            self.saves.append(Save(lookup.name, model, number, values))
        self.rows[lookup.name] = row
        self._look_behind(lookup, row)
        return True

    def _auto(self, lookup: Lookup) -> bool:
        """The row is there by itself: an earlier row refers to it, and the example of that brings it along."""
        if [term.column for term in lookup.terms] != ["id"]:
            return False
        owner, _, key = (lookup.terms[0].name or "").partition(".")
        earlier = next((one for one in self.worlds.script.lookups if one.name == owner and owner in self.rows), None)
        field = earlier.model.by_name.get(key) if earlier else None
        is_held = earlier is not None and self.worlds.rows.has(earlier.model, key)
        return bool(is_held and field and field.to and field.to.is_own and field.to.model == lookup.model.name)

    def _value(self, lookup: Lookup, term: Term) -> str | None:
        """What the column of the row must hold; None when it cannot be said here."""
        field = term.field
        if field is None:
            return None
        if term.name is None:
            return None if field.to is not None and term.value is not None else stored(term.value)
        if field.to is not None:
            return None if field.to.is_own else self.said(term.name, core_key(field.to, 1))
        found = field_examples(lookup.model, field) or examples(field)
        value = self.said(term.name, (found[0].stored if found else None))
        return value if value is not None and is_valid(field, value) else None

    def _behind(self, lookup: Lookup, term: Term) -> str | None:
        """The value of the column that the reference of the row leads to."""
        field = term.field
        if field is None or field.to is None or not self.worlds.rows.has(lookup.model, field.name):
            return None
        name = f"{lookup.name}.{term.column}.{term.behind}"
        literal = stored(term.value) if term.name is None else self.said(term.name, _BEHIND)
        value = self.fixed.get(name, literal)
        if value != literal or value is None:
            return None
        self.fixed[name] = value
        return value

    def _look_behind(self, lookup: Lookup, row: dict[str, str | None]) -> None:
        """What references of the row lead to, where the script asks for it."""
        asked = [*self.worlds.script.names, *self.fixed]
        for name in dict.fromkeys(asked):
            owner, _, path = name.partition(".")
            column, _, behind = path.partition(".")
            field = lookup.model.by_name.get(column)
            if owner != lookup.name or not behind or field is None or field.to is None:
                continue
            if not self.worlds.rows.has(lookup.model, column):
                row[path] = None
                continue
            value = self.fixed.get(name)
            if not field.to.is_own:
                value = _BEHIND if value is None else value
                self.amends.setdefault(field.to.class_name, {})[behind] = value
            elif value is not None:
                self.forces.append((self.worlds.models[field.to.model].table, behind, value))
            else:
                target = self.worlds.models[field.to.model]
                value = other_values(target, self.worlds.rows, {}, 1).get(behind)
            row[path] = value

    def scenario(self, name: str, *, found: bool) -> Scenario | None:
        script = self.worlds.script
        for said in (*script.arguments, *dict(script.let)):
            self.names.setdefault(said, self.fixed.get(said, f"Example {said}"))
        channel = {variable: self.names[said] for said, variable in script.let}
        if any(channel[variable] != self.names[said] for said, variable in script.let):
            return None
        rows: dict[str, Mapping[str, str | None] | None] = dict(self.rows)
        rows = rows if found else {lookup.name: None for lookup in script.lookups}
        answers = {
            said: self.fixed.get(said, f"Example {said}")
            for step in script.all_steps
            if step.http
            for said, _, _ in step.http.answer
        }
        world = World(self.names, rows, answers)
        try:
            outcome = run(script, world)
        except Unknown:
            return None
        settings = self.worlds.settings
        return Scenario(
            name,
            world,
            tuple(self.saves) if found else (),
            tuple(amended(class_name, values) for class_name, values in self.amends.items()) if found else (),
            tuple(self.forces) if found else (),
            tuple((settings.by_name[key], self.chosen[key]) for key in sorted(self.chosen)) if settings else (),
            tuple((variable, php(value)) for variable, value in channel.items()),
            tuple(php(self.names[said]) for said in script.arguments),
            outcome,
            _body(script, answers),
        )


def _body(script: Script, answers: Mapping[str, str]) -> str:
    """The JSON in which the script finds the answers."""
    whole: dict[str, Any] = {}
    for name, _, path in (said for step in script.all_steps if step.http for said in step.http.answer):
        *keys, last = path.split(".")
        here = whole
        for key in keys:
            inner = here.setdefault(key, {})
            here = inner if isinstance(inner, dict) else {}
        here[last] = answers[name]
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


def amended(class_name: str, values: Mapping[str, str]) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """The class, its short name, and the columns."""
    return class_name, class_name.rpartition("\\")[2], tuple((key, php(value)) for key, value in values.items())


def _ifs(
    steps: tuple[Step, ...], at: tuple[int, ...], above: tuple[tuple[Step, bool], ...]
) -> Iterator[tuple[Step, tuple[int, ...], tuple[tuple[Step, bool], ...]]]:
    """Every `if` with its place and with those around it."""
    for index, step in enumerate(steps):
        if step.does == "then":
            here = (*at, index)
            yield step, here, above
            yield from _ifs(step.then, (*here, 0), (*above, (step, True)))
            yield from _ifs(step.otherwise, (*here, 1), (*above, (step, False)))


def is_valid(field: Field, value: str) -> bool:
    """The field holds the value as it is; of other types than text, an empty one becomes something else."""
    return not failures(field, value) and (value != "" or field.kept_text)


def _has(row: Mapping[str, str | None], wanted: Mapping[str, str | None]) -> bool:
    return all(row.get(name) == value for name, value in wanted.items())


def _is_seeded(lookup: Lookup) -> bool:
    """A first row of the table may be found by what the tests ask for."""
    literal = {term.column: stored(term.value) for term in lookup.terms if term.name is None and not term.behind}
    return any(_has(row, literal) for row in lookup.model.first_rows) and len(literal) == len(lookup.terms)


def _is_taken(model: Model, wanted: Mapping[str, str | None]) -> bool:
    """A first row of the table forbids another one with such values."""
    taken = {name: value for name, value in wanted.items() if name in model.by_name and model.by_name[name].unique}
    return any(row[name] == value for row in model.first_rows for name, value in taken.items())


def other_values(model: Model, rows: AllRows, wanted: Mapping[str, str | None], number: int) -> dict[str, str | None]:
    """Stored values of a row: those wanted, of the other fields those of its example, else the initial ones."""
    found = dict(wanted)
    for field in model.fields:
        if field.name in found:
            continue
        is_held = rows.has(model, field.name)
        if is_held and field.to is not None:
            # The key of an own row is not known before it is saved.
            found |= {} if field.to.is_own else {field.name: core_key(field.to, number)}
        else:
            samples = field_examples(model, field) if is_held else ()
            found[field.name] = samples[min(number, len(samples)) - 1].stored if samples else field.initial
    return found
