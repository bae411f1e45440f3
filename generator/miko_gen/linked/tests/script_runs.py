"""What a script does in a call, worked out from the spec: the module's tests compare it with what the script did."""

from __future__ import annotations

import contextlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping

from miko_gen.facts import dataclass
from miko_gen.linked.database import Model
from miko_gen.linked.php import php
from miko_gen.linked.script_parts import Http, Step
from miko_gen.linked.script_texts import Piece
from miko_gen.linked.scripts import Script
from miko_gen.linked.tests.script_kept import Unknown, kept
from miko_gen.linked.tests.script_requests import Asked, asked

# The sound file of the tests: as Playback() takes it, without the extension, and by its id.
SOUND = "/sounds/example"
SOUND_ID = "9001"
SILENCE = "silence/1"

Taken = tuple[tuple[int, ...], bool]
"""A branch: where its `if` stands in the script, and whether it held."""


@dataclass(frozen=True)
class World:
    """What a script meets: values by name, rows by the name of their look-up, answers of servers by name."""

    names: Mapping[str, str]
    rows: Mapping[str, Mapping[str, str | None] | None]
    answers: Mapping[str, str]

    def value(self, name: str) -> str | None:
        owner, _, key = name.partition(".")
        if owner in self.rows:
            row = self.rows[owner]
            if row is None or not key:
                return None if row is None else "1"
            if key not in row:
                raise Unknown(name)
            return row[key]
        if name not in self.names:
            raise Unknown(name)
        return self.names[name]


@dataclass(frozen=True)
class Outcome:
    """What a script does to a call; what depends on an unknown value is not in it."""

    variables: tuple[tuple[str, str], ...]
    commands: tuple[str, ...]
    handlers: tuple[str, ...]
    increments: tuple[tuple[str, str, int], ...]
    hangs_up: bool
    asked: tuple[Asked, ...] = ()
    taken: frozenset[Taken] = frozenset()
    not_sure: tuple[str, ...] = ()
    kept: tuple[tuple[Model, tuple[tuple[str, str | None], ...]], ...] = ()


class _Run:
    """What a script has done so far."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.answered: dict[str, str] = {}
        self.variables: dict[str, str] = {}
        self.unknown: set[str] = set()
        self.commands: list[str] = []
        self.handlers: list[str] = []
        self.increments: list[tuple[str, str]] = []
        self.asked: list[Asked] = []
        self.taken: set[Taken] = set()
        self.kept: list[tuple[Model, tuple[tuple[str, str | None], ...] | None]] = []
        self.hangs_up = False

    def value(self, name: str) -> str | None:
        return self.answered[name] if name in self.answered else self.world.value(name)

    def text(self, pieces: tuple[Piece, ...], *, is_played: bool = False) -> str:
        text = "".join(
            piece.literal
            if piece.literal is not None
            else SOUND
            if is_played and piece.is_sound and piece.is_setting
            else self._sound(piece)
            if is_played and piece.is_sound
            else self.value(piece.name) or ""
            for piece in pieces
        )
        return re.sub(r"[\x00-\x1f\x7f]+", " ", text)

    def _sound(self, piece: Piece) -> str:
        """The examples of rows name no sound file that there is."""
        raise Unknown(piece.name)

    def steps(self, steps: tuple[Step, ...], at: tuple[int, ...]) -> bool:
        """Does the script go on after them?"""
        return all(self.step(step, (*at, index)) for index, step in enumerate(steps))

    def step(self, step: Step, at: tuple[int, ...]) -> bool:
        if step.does == "then":
            holds = all(test.holds(self.value(test.name)) for test in step.when)
            self.taken.add((at, holds))
            return self.steps(step.then, (*at, 0)) if holds else self.steps(step.otherwise, (*at, 1))
        if step.http is not None:
            self._asks(step.http)
            self.answered |= {name: self.world.answers.get(name, "") for name, _, _ in step.http.answer}
        elif step.keep is not None:
            self.kept.append((step.keep.model, kept(step.keep, self.text)))
        elif step.does == "handler":
            self.handlers.append(str(step.value))
        elif step.does == "increment" and step.lookup is not None:
            if self.world.rows[step.lookup.name] is not None:
                self.increments.append((step.lookup.name, str(step.value)))
        elif step.does in ("hangup", "goto"):
            return self._ends(step)
        else:
            self._says(step)
        return True

    def rows(self) -> Iterator[tuple[Model, tuple[tuple[str, str | None], ...]]]:
        """The rows that are there for sure: of two in one table, one may have been the other."""
        for model, values in self.kept:
            if values and sum(other is model for other, _ in self.kept) == 1:
                yield model, values

    def _asks(self, http: Http) -> None:
        """Nothing is said of a request with an unknown value."""
        with contextlib.suppress(Unknown):
            found = asked(http, self.value)
            self.asked += [found] if found else []

    def _ends(self, step: Step) -> bool:
        """Steps after which the script does nothing more."""
        if step.does == "hangup":
            self.commands += [f"EXEC Hangup {step.value}"] if step.value is not None else []
            self.hangs_up = True
            return False
        if not step.has_chosen_place:
            self.commands.append("EXEC Goto " + ",".join(step.plain_place))
            return False
        # The tests have no such place in their dialplan, unless they say so.
        place = ",".join(re.sub(r"[^\w.+*#@-]", "", self.text(part)) for part in step.place)
        if self.world.names.get(f"DIALPLAN_EXISTS({place})") != "1":
            return True
        self.commands.append(f"EXEC Goto {place}")
        return False

    def _says(self, step: Step) -> None:
        """Steps with a text; nothing is said of one with an unknown value."""
        for name, pieces in step.variables:
            self._set(name.lstrip("_"), pieces)
        if step.does == "caller_name":
            self._set("CALLERID(name)", step.text)
        try:
            if step.does == "verbose":
                self.commands.append(f'VERBOSE "{_quoted(self.text(step.text))}" 1')
            elif step.does == "playback":
                self.commands.append(f'EXEC Playback "{_quoted(self.text(step.text, is_played=True))}"')
        except Unknown:
            pass
        if step.does == "answer":
            self.commands.append("ANSWER")

    def _set(self, name: str, pieces: tuple[Piece, ...]) -> None:
        try:
            self.variables[name] = self.text(pieces)
            self.unknown.discard(name)
        except Unknown:
            self.variables.pop(name, None)
            self.unknown.add(name)


def _quoted(text: str) -> str:
    return re.sub(r'["\\]', r"\\\g<0>", text)


def run(script: Script, world: World) -> Outcome:
    """What the script does; raises Unknown when a decision depends on what nobody knows."""
    done = _Run(world)
    for step in script.all_steps:
        if step.http is not None:
            done.answered |= {name: "" for name, _, _ in step.http.answer}
    goes_on = True
    if script.lookups:
        is_found = all(world.rows[lookup.name] is not None for lookup in script.lookups)
        branch = script.when_found if is_found else script.when_not_found
        goes_on = done.steps(branch, (0 if is_found else 1,))
    if goes_on:
        done.steps(script.steps, (2,))
    return Outcome(
        tuple((name, php(value)) for name, value in done.variables.items()),
        tuple(done.commands),
        tuple(done.handlers),
        tuple((*key, times) for key, times in Counter(done.increments).items()),
        done.hangs_up,
        tuple(done.asked),
        frozenset(done.taken),
        tuple(sorted(done.unknown)),
        tuple(done.rows()),
    )
