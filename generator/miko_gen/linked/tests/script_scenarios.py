"""One world in which a script is tested, made piece by piece: the rows that its look-ups find, and what these lead to."""

from __future__ import annotations

from collections.abc import Mapping

from miko_gen.linked.core_models import reached
from miko_gen.linked.database import Model
from miko_gen.linked.find import Term
from miko_gen.linked.php import php
from miko_gen.linked.script_parts import Lookup
from miko_gen.linked.scripts import Script
from miko_gen.linked.tests.finds import fitting
from miko_gen.linked.tests.rows import (
    AllRows,
    amended,
    core_key,
    core_value,
    field_examples,
    is_alike,
    is_renumbered,
    is_valid,
    lacks,
    other_values,
)
from miko_gen.linked.tests.script_core import is_led_to, is_tied, shown
from miko_gen.linked.tests.script_kept import Unknown
from miko_gen.linked.tests.script_requests import body_with, said_at
from miko_gen.linked.tests.script_runs import SOUND_ID, World, run
from miko_gen.linked.tests.script_tests import Save, Scenario
from miko_gen.linked.tests.settings import setting_source, setting_text
from miko_gen.linked.tests.values import examples
from miko_gen.linked.values import Reference


class WorldMaker:
    """A world in the making."""

    def __init__(
        self, script: Script, rows: AllRows, models: Mapping[str, Model], settings: Model | None, fixed: dict[str, str]
    ) -> None:
        self.script, self.all_rows, self.models, self.settings, self.fixed = script, rows, models, settings, fixed
        self.names: dict[str, str] = {}
        self.rows: dict[str, dict[str, str | None]] = {}
        self.saves: list[Save] = []
        self.amends: dict[str, dict[str, str | None]] = {}
        self.forces: list[tuple[str, str, str]] = []
        self.behind: dict[str, str | None] = {}
        self.chosen: dict[str, str] = {}
        self.tied: list[Lookup] = []
        for name in script.names:
            owner, _, key = name.partition(".")
            if owner == "settings" and settings is not None:
                field = settings.by_name[key]
                self.names[name] = fixed.get(name, setting_text(field, SOUND_ID))
                is_fixed = name in fixed and field.to is None
                self.chosen[key] = php(fixed[name]) if is_fixed else setting_source(field)
                filled = "/".join((self.names[name], *(f"{{{one}}}" for one in script.filled(name))))
                if not is_fixed and script.filled(name) and is_valid(field, filled):
                    self.names[name], self.chosen[key] = filled, php(filled)

    def said(self, name: str, otherwise: str | None) -> str | None:
        """The value of what a look-up asks for by name: as it is already, or as it may be chosen now."""
        owner, _, key = name.partition(".")
        if owner in self.rows:
            return self.rows[owner].get(key)
        let = next((let for let in self.script.let if let.name == name), None)
        example = otherwise if let is None or otherwise is None else let.of(otherwise)
        value = self.names.get(name, self.fixed.get(name, example))
        if value is not None:
            self.names[name] = value
        return value

    def find(self, lookup: Lookup) -> bool:
        """Makes a row that the look-up finds, if there can be one."""
        model, rows = lookup.model, self.all_rows
        if model.singleton or not rows.count(model):
            return False
        auto = self._auto(lookup)
        number = 1 if auto else 1 + sum(save.model is model for save in self.saves)
        tied = is_tied(lookup, self._earlier, rows)
        chosen = [self.settings.by_name[key] for key in self.chosen] if self.settings else []
        if number > rows.count(model) or (not tied and is_led_to(model, self._models, chosen, rows, self.models)):
            return False
        row: dict[str, str | None] = {}
        for term in lookup.terms if not auto else ():
            value = self._behind(lookup, term) if term.behind else self._value(lookup, term, number)
            if (value is None and not term.wants_null) or (term.name and not value):
                return False
            if not term.behind:
                row[term.column] = value
        said = {} if model.is_own else shown(self.script, lookup, number)
        asked = {name: value for name, value in said.items() if f"{lookup.name}.{name}" not in self.fixed} | row
        if (not auto and any(_is_found(first, lookup, asked) for first in model.first_rows)) or _is_taken(model, asked):
            return False
        row = other_values(model, rows, asked, number)
        forced: dict[str, str] = {}
        for name, value in self.fixed.items():
            owner, _, key = name.partition(".")
            if owner != lookup.name or "." in key:
                continue
            if key in asked and asked[key] != value:
                return False
            row[key] = value
            (forced if auto else asked)[key] = value
        others = [self.rows[save.lookup] for save in self.saves if save.model is model]
        if is_alike(model.together, row, [*model.first_rows, *others]) or lacks(model, row):
            return False
        self.forces += [(model.table, key, value) for key, value in forced.items()]
        if tied:
            self.tied.append(lookup)
            self.amends.setdefault(model.class_name, {}).update(asked)
        elif not auto:
            values = tuple((key, php(value)) for key, value in asked.items())
            self.saves.append(Save(lookup.name, model, number, values))
        self.rows[lookup.name] = row
        return self._look_behind(lookup, row)

    @property
    def _earlier(self) -> dict[str, Model]:
        """The models of rows that are there already, and that of the settings."""
        found = {lookup.name: lookup.model for lookup in self.script.lookups if lookup.name in self.rows}
        return found | ({"settings": self.settings} if self.settings else {})

    def _auto(self, lookup: Lookup) -> bool:
        """The row is there by itself: an earlier row refers to it, and the example of that brings it along."""
        if [term.column for term in lookup.terms] != ["id"]:
            return False
        owner, _, key = (lookup.terms[0].name or "").partition(".")
        earlier = next((one for one in self.script.lookups if one.name == owner and owner in self.rows), None)
        field = earlier.model.by_name.get(key) if earlier else None
        is_held = earlier is not None and self.all_rows.has(earlier.model, key)
        return bool(is_held and field and field.to and field.to.is_own and field.to.model == lookup.model.name)

    def _value(self, lookup: Lookup, term: Term, number: int) -> str | None:
        """What the column of the row must hold; None when it cannot be said here."""
        field = term.field
        if field is None:
            return None
        if term.name is None:
            return None if field.to is not None and not term.wants_null else fitting(term, field)
        if field.to is not None:
            # Of MikoPBX's records only the example is there, and only where an example of the row leads to it.
            known = None if field.to.is_own or field.read_only else core_key(field.to, 1)
            return known if known is not None and self.said(term.name, known) == known else None
        found = field_examples(lookup.model, field) or examples(field)
        example = found[min(number, len(found)) - 1 if not lookup.model.is_own else 0].stored if found else None
        value = self.said(term.name, example)
        return value if value is not None and is_valid(field, value) else None

    def _behind(self, lookup: Lookup, term: Term) -> str | None:
        """The value of the column that the reference of the row leads to."""
        field = term.field
        if field is None or field.to is None or not self.all_rows.has(lookup.model, field.name):
            return None
        name = f"{lookup.name}.{term.path}"
        target = self.models[field.to.model].by_name.get(str(term.behind)) if field.to.is_own else None
        held = self._held(field.to, str(term.behind))
        literal = fitting(term, target) if term.name is None else self.said(term.name, held)
        value = self.fixed.get(name, literal)
        if value != literal or value is None:
            return None
        self.fixed[name] = value
        return value

    def _look_behind(self, lookup: Lookup, row: dict[str, str | None]) -> bool:
        """What references of the row lead to, where the script asks for it, if all of it can be so."""
        asked = [*self.script.names, *self.fixed]
        for name in dict.fromkeys(asked):
            owner, _, path = name.partition(".")
            column, _, behind = path.partition(".")
            field = lookup.model.by_name.get(column)
            if owner != lookup.name or not behind or field is None or field.to is None:
                continue
            if not self.all_rows.has(lookup.model, column):
                row[path] = None
                continue
            value = self.fixed.get(name)
            if not field.to.is_own:
                held = self._held(field.to, behind)
                if value not in (None, held):
                    return False
                value = held
                found = reached(field.to, behind)
                if found.only and is_renumbered(self.all_rows, self._models, value):
                    return False
                columns = found.columns(core_key(field.to, 1), behind, value)
                self.amends.setdefault(found.class_name, {}).update(columns)
            elif value is not None:
                self.forces.append((self.models[field.to.model].table, behind, value))
            else:
                target = self.models[field.to.model]
                value = other_values(target, self.all_rows, {}, 1).get(behind)
            row[path] = value
        return True

    def _are_confused(self) -> bool:
        """Of several rows of one table, a look-up may find another than its own."""
        return any(
            lookup.model is other.model
            and (lookup.order or not lookup.model.is_own)
            and _is_found(self.rows[other.name], lookup, self.rows[lookup.name])
            for lookup in self.script.lookups
            for other in self.script.lookups
            if other is not lookup
        )

    def _is_amended(self, lookup: Lookup) -> bool:
        """The record that a reference leads to has to hold something else for others."""
        amended = self.amends[lookup.model.class_name]
        return any(amended[column] != value for column, value in self.rows[lookup.name].items() if column in amended)

    @property
    def _models(self) -> list[Model]:
        return [lookup.model for lookup in self.script.lookups]

    def _held(self, to: Reference, column: str) -> str:
        """What a column of a record of MikoPBX holds: all references to its model lead to that record."""
        for name, value in self.fixed.items():
            owner, _, path = name.partition(".")
            reference, _, behind = path.partition(".")
            model = next((lookup.model for lookup in self.script.lookups if lookup.name == owner), None)
            field = model.by_name.get(reference) if model else None
            if behind == column and field and field.to and field.to.class_name == to.class_name:
                return value
        return core_value(to, column)

    def _channel(self, channel: str) -> str | None:
        """What a channel variable holds, so that each name for it or for a part of it has its value; None: nothing does."""
        names = [let for let in self.script.let if let.channel == channel]
        names.sort(key=lambda let: (let.name not in {**self.names, **self.fixed}, let.is_part))
        held: str | None = None
        for let in names:
            # AGI takes spaces around a value away.
            example = let.of(self._example(let.name)).strip() if held is None else let.of(held)
            value = self.names.setdefault(let.name, self.fixed.get(let.name, example))
            held = let.whole(value) if held is None else held
            if held is None or not let.gives(held, value):
                return None
        return held

    def _example(self, name: str) -> str:
        """What a name may stand for: a value that a row takes in which the script keeps it."""
        keeps = [one for step in self.script.all_steps if step.keep for one in step.keep.by + step.keep.set]
        field = next((one.field for one in keeps if [piece.name for piece in one.pieces] == [name]), None)
        found = examples(field) if field is not None and field.to is None else ()
        return next((one.stored for one in found if one.stored), f"Example {name}")

    def scenario(self, name: str, *, found: bool) -> Scenario | None:
        script = self.script
        if found and (self._are_confused() or any(self._is_amended(lookup) for lookup in self.tied)):
            return None
        for said in script.arguments:
            self.names.setdefault(said, self.fixed.get(said, self._example(said)))
        channel = {let.channel: self._channel(let.channel) for let in script.let}
        if None in channel.values():
            return None
        rows: dict[str, Mapping[str, str | None] | None] = dict(self.rows)
        rows = rows if found else {lookup.name: None for lookup in script.lookups}
        answers = {said: self.fixed.get(said, f"Example {said}") for said, _, _ in script.asked_paths}
        body = body_with(script, answers, self.fixed)
        answers |= {name: said_at(body, path) for name, _, path in script.asked_paths}
        if any(answers.get(name, value) != value for name, value in self.fixed.items()):
            return None
        world = World(self.names, rows, answers)
        try:
            outcome = run(script, world)
        except Unknown:
            return None
        settings = self.settings
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
            body,
        )


def _is_found(row: Mapping[str, str | None], lookup: Lookup, asked: Mapping[str, str | None]) -> bool:
    """The look-up may find this row in the place of that with what is asked for."""
    return all(
        term.behind
        or (term.holds(row.get(term.column)) if term.name is None else row.get(term.column) == asked[term.column])
        for term in lookup.terms
    )


def _is_taken(model: Model, wanted: Mapping[str, str | None]) -> bool:
    """A first row of the table forbids another one with such values."""
    taken = {name: value for name, value in wanted.items() if name in model.by_name and model.by_name[name].is_once}
    return any(row[name] == value for row in model.first_rows for name, value in taken.items())
