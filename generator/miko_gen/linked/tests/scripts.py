"""What the test of an AGI script asserts."""

from __future__ import annotations

import re
from collections import Counter

from miko_gen.linked.database import Model
from miko_gen.linked.facts import dataclass
from miko_gen.linked.php import php
from miko_gen.linked.scripts import Condition, Piece, Script, Step
from miko_gen.linked.tests.rows import AllRows, core_key, field_examples
from miko_gen.linked.tests.settings import setting_classes, setting_source, setting_text
from miko_gen.linked.tests.values import Sample, examples
from miko_gen.linked.values import Field

# The sound file of the tests: as Playback() takes it, without the extension, and by its id.
SOUND = "/sounds/example"
SOUND_ID = "9001"
_LETTERS = ("string", "text")


@dataclass(frozen=True)
class Outcome:
    """What one branch does to a call, with the values of the test put in."""

    variables: tuple[tuple[str, str], ...]
    commands: tuple[str, ...]
    handlers: tuple[str, ...]
    increments: tuple[tuple[str, int], ...]
    hangs_up: bool


@dataclass(frozen=True)
class ScriptTest:
    """The facts of one script.

    ``channel`` is what the channel variables hold, ``row`` what a row must hold so that it is found.
    """

    script: Script
    channel: tuple[tuple[str, str], ...]
    row: tuple[tuple[str, str], ...]
    settings: tuple[tuple[Field, str], ...]
    found: Outcome | None
    not_found: Outcome | None
    misses: tuple[tuple[str, str], ...]
    hostile_row: tuple[tuple[str, str], ...]
    settings_class: str | None = None

    @property
    def is_asked_for(self) -> bool:
        """What is found depends on the call."""
        return any(condition.variable for condition in (self.script.find.where if self.script.find else ()))

    @property
    def counts(self) -> bool:
        """A call is counted in the row, and the count does not decide what is found."""
        counts = {name for name, _ in self.found.increments} if self.found else set()
        asked = {condition.field.name for condition in (self.script.find.where if self.script.find else ())}
        return bool(counts) and not counts & asked

    @property
    def imports(self) -> tuple[str, ...]:
        """The classes of the ``use`` lines, sorted."""
        found = {"MikoGen\\TestKit\\AgiCall", "MikoGen\\TestKit\\ModuleTestCase"}
        if self.script.find and self.found:
            found.add(self.script.find.model.class_name)
        if self.settings and self.settings_class:
            found |= {self.settings_class, *setting_classes(field for field, _ in self.settings)}
        return tuple(sorted(found))


def link_script(script: Script, rows: AllRows, settings_class: str | None) -> ScriptTest:
    if script.find is None:
        return ScriptTest(script, (), (), (), None, None, (), ())
    model = script.find.model
    values: dict[str, str | None] = {}
    wanted = [_wanted(condition) for condition in script.find.where]
    # The row of a singleton is there already, with values of its own.
    is_possible = not model.singleton and rows.count(model) > 0 and all(one is not None for one in wanted)
    for condition, one in zip(script.find.where, wanted, strict=True):
        values[condition.field.name] = one.stored if one else None
    let = dict(script.let)
    channel = {variable: f"Example {name}" for name, variable in script.let}
    for condition in script.find.where:
        if condition.variable is not None:
            variable = let[condition.variable]
            value = values[condition.field.name] or ""
            is_possible = is_possible and channel[variable] in (f"Example {condition.variable}", value)
            channel[variable] = value
    is_seeded = any(_has(row, values) for row in model.first_rows)
    is_possible = is_possible and not is_seeded and not _is_taken(model, values)
    if is_possible:
        values |= _other_values(script, rows, values)
    settings = {piece.setting for piece in script.pieces if piece.setting is not None}
    chosen = {field.name: setting_text(field, SOUND_ID) for field in settings}
    insert = _Insert({name: channel[variable] for name, variable in script.let}, values, chosen)
    return ScriptTest(
        script,
        tuple((name, php(value)) for name, value in channel.items()),
        tuple((condition.field.name, php(values[condition.field.name])) for condition in script.find.where),
        tuple((field, setting_source(field)) for field in sorted(settings, key=lambda field: field.name)),
        _outcome(script.when_found, insert) if is_possible else None,
        _outcome(script.when_not_found, insert) if not model.singleton and not is_seeded else None,
        tuple(misses(script.find.where)) if is_possible else (),
        tuple(_hostile(script)),
        settings_class,
    )


def _wanted(condition: Condition) -> Sample | None:
    """What the row must hold; None when it cannot be said here."""
    field = condition.field
    if condition.variable is None:
        is_record = field.to is not None and condition.value is not None
        return None if is_record else Sample(condition.value)
    if field.to is not None:
        return None if field.to.is_own else Sample(core_key(field.to, 1))
    found = examples(field)
    return found[0] if found else None


def _has(row: dict[str, str | None], wanted: dict[str, str | None]) -> bool:
    return all(row[name] == value for name, value in wanted.items())


def _is_taken(model: Model, wanted: dict[str, str | None]) -> bool:
    """A first row of the table forbids another one with such values."""
    taken = {name: value for name, value in wanted.items() if model.by_name[name].unique}
    return any(row[name] == value for row in model.first_rows for name, value in taken.items())


def _other_values(script: Script, rows: AllRows, wanted: dict[str, str | None]) -> dict[str, str | None]:
    """Stored values of the row's other fields: those of the first row, else the initial ones."""
    assert script.find is not None
    model = script.find.model
    found: dict[str, str | None] = {}
    for field in model.fields:
        if field.name in wanted:
            continue
        is_held = rows.has(model, field.name)
        if is_held and field.to is not None:
            found[field.name] = None if field.to.is_own else core_key(field.to, 1)
        else:
            found[field.name] = field_examples(model, field)[0].stored if is_held else field.initial
    return found


def misses(where: tuple[Condition, ...]) -> list[tuple[str, str]]:
    """For each literal condition a value with which the row is not found."""
    found = []
    for condition in where:
        if condition.variable is None and condition.field.to is None:
            others = [one for one in examples(condition.field) if one.value != condition.value]
            found += [(condition.field.name, one.php) for one in others[:1]]
    return found


def _hostile(script: Script) -> list[tuple[str, str]]:
    """Fields of the row that stand in a text and take any text."""
    asked = {condition.field.name for condition in (script.find.where if script.find else ())}
    fields = {piece.row for step in script.when_found for piece in step.pieces if piece.row is not None}
    free = [
        field
        for field in sorted(fields, key=lambda field: field.name)
        if field.type in _LETTERS
        and field.pattern is None
        and (field.max_length or 255) >= 60
        and field.name not in asked
    ]
    return [(field.name, field.type) for field in free]


@dataclass(frozen=True)
class _Insert:
    """Puts values into texts."""

    variables: dict[str, str]
    row: dict[str, str | None]
    settings: dict[str, str]

    def text(self, pieces: tuple[Piece, ...], *, is_played: bool = False) -> str:
        text = "".join(SOUND if is_played and piece.is_sound else self._piece(piece) for piece in pieces)
        return re.sub(r"[\x00-\x1f\x7f]+", " ", text)

    def _piece(self, piece: Piece) -> str:
        if piece.literal is not None:
            return piece.literal
        if piece.row is not None:
            return self.row.get(piece.row.name) or ""
        if piece.setting is not None:
            return self.settings[piece.setting.name]
        return self.variables.get(piece.variable or "", "")


def _quoted(text: str) -> str:
    return re.sub(r'["\\]', r"\\\g<0>", text)


def _outcome(steps: tuple[Step, ...], insert: _Insert) -> Outcome:
    variables: dict[str, str] = {}
    commands: list[str] = []
    for step in steps:
        for name, pieces in step.variables:
            variables[name.lstrip("_")] = insert.text(pieces)
        if step.does == "caller_name":
            variables["CALLERID(name)"] = insert.text(step.text)
        elif step.does == "verbose":
            commands.append(f'VERBOSE "{_quoted(insert.text(step.text))}" 1')
        elif step.does == "playback" and not _plays_of_row(step):
            commands.append(f'EXEC Playback "{_quoted(insert.text(step.text, is_played=True))}"')
        elif step.does == "answer":
            commands.append("ANSWER")
        elif step.does == "goto":
            commands.append("EXEC Goto " + ",".join(step.place))
        elif step.does == "hangup" and step.value is not None:
            commands.append(f"EXEC Hangup {step.value}")
    return Outcome(
        tuple((name, php(value)) for name, value in variables.items()),
        tuple(commands),
        tuple(str(step.value) for step in steps if step.does == "handler"),
        tuple(Counter(str(step.value) for step in steps if step.does == "increment").items()),
        any(step.does == "hangup" for step in steps),
    )


def _plays_of_row(step: Step) -> bool:
    """It plays a sound file that the row names: the examples name none that there is."""
    return any(piece.row is not None and piece.is_sound for piece in step.text)
