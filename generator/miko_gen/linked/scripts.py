"""AGI scripts: what they get, look up and do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from miko_gen.facts import dataclass
from miko_gen.linked.database import Model
from miko_gen.linked.script_parts import Lookup, Step, all_of
from miko_gen.linked.script_texts import Let, Piece, variable

# A call waits so many seconds for what a script looks up, beside what the servers take that it asks.
SECONDS = 10


@dataclass(frozen=True)
class Script:
    """An AGI script."""

    name: str
    file_name: str
    arguments: tuple[str, ...]
    let: tuple[Let, ...]
    lookups: tuple[Lookup, ...]
    when_found: tuple[Step, ...]
    when_not_found: tuple[Step, ...]
    steps: tuple[Step, ...]
    handler: str | None

    @property
    def argument_variables(self) -> tuple[str, ...]:
        return tuple(variable(name) for name in self.arguments)

    @property
    def variables(self) -> tuple[tuple[str, str], ...]:
        """``(PHP variable, PHP)`` of each name of ``let``."""
        return tuple((variable(let.name), let.php) for let in self.let)

    @cached_property
    def all_steps(self) -> tuple[Step, ...]:
        return tuple(all_of(self.when_found + self.when_not_found + self.steps))

    @property
    def answers(self) -> tuple[str, ...]:
        """The PHP variables of what servers answer."""
        return tuple(dict.fromkeys(said for _, said, _ in self.asked_paths))

    @cached_property
    def asked_paths(self) -> tuple[tuple[str, str, str], ...]:
        """``(name, PHP variable, path in the answer)`` of all that servers are asked for."""
        return tuple(said for step in self.all_steps if step.http for said in step.http.answer)

    def filled(self, name: str) -> tuple[str, ...]:
        """What stands in braces in the address that ``name`` holds."""
        asked = [step.http for step in self.all_steps if step.http and step.http.url[0].name == name]
        return tuple(dict.fromkeys(said for http in asked for said, _ in http.fill))

    @cached_property
    def values(self) -> tuple[tuple[str, str], ...]:
        """``(name, PHP variable)`` of all texts that it knows of the call: what it is run with, ``let``, and what servers answer."""
        names = (*self.arguments, *(let.name for let in self.let))
        known = [(name, variable(name)) for name in names] + [(name, said) for name, said, _ in self.asked_paths]
        return tuple(dict(known).items())

    @property
    def seconds(self) -> int:
        """How long a call waits for the script at most, beside what it plays and what handlers do; 0: as long as they take."""
        asks = sum(step.http.seconds for step in self.all_steps if step.http)
        return 0 if self.handler else SECONDS + asks

    @property
    def found(self) -> str:
        """The PHP expression that is true when every row was found."""
        return " && ".join(f"{lookup.variable} !== null" for lookup in self.lookups)

    @property
    def not_found(self) -> str:
        return " || ".join(f"{lookup.variable} === null" for lookup in self.lookups)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return tuple(piece for step in self.all_steps for piece in step.pieces)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name whose value is used."""
        found = [piece.name for step in self.all_steps for piece in (*step.pieces, *step.asked) if piece.name]
        found += [piece.name for step in self.all_steps if step.keep for piece in step.keep.pieces if piece.name]
        found += [name for step in self.all_steps if step.http for name in step.http.request.setting_names]
        found += [test.name for step in self.all_steps for test in step.when]
        found += [term.name for lookup in self.lookups for term in lookup.terms if term.name]
        return tuple(dict.fromkeys(found))

    @property
    def reads_settings(self) -> bool:
        return any(name.startswith("settings.") for name in self.names)

    @property
    def plays_chosen_sound(self) -> bool:
        """A sound to play is one that people chose among Core's sound files."""
        return any(piece.is_sound for step in self.all_steps if step.does == "playback" for piece in step.text)

    @property
    def inserts_values(self) -> bool:
        """A command to Asterisk holds a value that the spec does not give."""
        return any(piece.literal is None for step in self.all_steps if step.does != "goto" for piece in step.pieces)

    @property
    def keeps(self) -> bool:
        """It keeps rows."""
        return any(step.keep for step in self.all_steps)

    @property
    def asks(self) -> bool:
        """It asks a server."""
        return any(step.http for step in self.all_steps)

    @property
    def takes_text(self) -> bool:
        """An answer of a server is taken as it stands."""
        return any(not path for _, _, path in self.asked_paths)

    @property
    def sends(self) -> bool:
        """It asks with a method or a body of its own."""
        return any(step.http.request.has_body for step in self.all_steps if step.http)

    @property
    def names_headers(self) -> bool:
        return any(step.http.headers or step.http.request.own_headers for step in self.all_steps if step.http)

    @property
    def leaves_by_value(self) -> bool:
        return any(step.has_chosen_place for step in self.all_steps)

    @property
    def calls_main(self) -> bool:
        return self.handler is not None or any(step.does == "handler" for step in self.all_steps)

    def imports(self, namespace: str, main: str, settings: Model | None) -> tuple[str, ...]:
        """The classes of the ``use`` lines, sorted; ``main`` is the class of the handlers."""
        found = {"MikoPBX\\Core\\Asterisk\\AGI", "MikoPBX\\Core\\System\\SystemMessages"}
        found |= {name for lookup in self.lookups for name in lookup.classes}
        found |= {settings.class_name} if settings and self.reads_settings else set()
        found |= {f"{namespace}\\Lib\\{main}"} if self.calls_main else set()
        found |= {step.keep.model.class_name for step in self.all_steps if step.keep}
        found |= {"MikoPBX\\Modules\\Models\\ModulesModelsBase"} if self.keeps else set()
        if self.plays_chosen_sound:
            found |= {"MikoPBX\\Common\\Models\\SoundFiles", "MikoPBX\\Core\\System\\Util"}
        return tuple(sorted(found))


def lookups_by_name(lookups: Iterable[Lookup]) -> Mapping[str, Lookup]:
    return {lookup.name: lookup for lookup in lookups}
