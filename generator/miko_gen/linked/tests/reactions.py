"""What the test of the reactions asserts."""

from __future__ import annotations

from miko_gen.facts import dataclass
from miko_gen.linked.php import php
from miko_gen.linked.reactions import SETTINGS, Reaction, Reactions


@dataclass(frozen=True)
class Event:
    """What Core says of a change, in PHP, and what follows; ``source`` is not what the reaction waits for in ``other``."""

    reaction: Reaction
    source: str
    other: str


@dataclass(frozen=True)
class ReactionsTest:
    """The facts of the reactions beyond those that only reload for an own model."""

    reactions: Reactions
    module_id: str

    @property
    def events(self) -> tuple[Event, ...]:
        models = [one.class_name for one in self.reactions.all]
        return tuple(
            event for one in self.reactions.all for event in _events(one, is_alone=models.count(one.class_name) == 1)
        )

    @property
    def reloading(self) -> tuple[Event, ...]:
        """Those that only reload: what a handler does besides is its author's matter."""
        return tuple(event for event in self.events if event.reaction.handler is None and event.reaction.actions)

    @property
    def restarting(self) -> tuple[Event, ...]:
        """Those that start workers anew."""
        return tuple(event for event in self.events if event.reaction.handler is None and event.reaction.restarts)

    @property
    def calling(self) -> tuple[Event, ...]:
        return tuple(event for event in self.events if event.reaction.handler is not None)

    @property
    def imports(self) -> tuple[str, ...]:
        """The classes of the ``use`` lines, sorted."""
        found = {"MikoGen\\TestKit\\ModuleTestCase", "PHPUnit\\Framework\\Attributes\\DataProvider"}
        found |= {one.imported for one in self.reactions.all if one.imported}
        found |= {"MikoPBX\\Core\\System\\Processes"} if self.restarting else set()
        for event in self.restarting:
            found |= {f"Modules\\{self.module_id}\\Lib\\{worker}" for worker in event.reaction.restarts}
        return tuple(sorted(found))


def _events(one: Reaction, *, is_alone: bool) -> list[Event]:
    """``is_alone``: no other reaction follows changes of the same model."""
    if one.class_name == SETTINGS:
        wrong = _event(SETTINGS, "'Example'", _VALUES)
        return [Event(one, _event(SETTINGS, f"PbxSettings::{key}", _VALUES), wrong) for key in one.settings]
    field = one.fields[0] if one.fields else "id"
    other = (
        _event(one.short_name, "'1'", "['example']") if one.fields and is_alone else _event("Example", "'1'", "['id']")
    )
    return [Event(one, _event(one.short_name, "'1'", php([field])), other)]


_VALUES = "['value' => ['old' => '1', 'new' => '2']]"


def _event(model: str, record: str, changed: str) -> str:
    """The call of the test's ``event()``."""
    name = "'Example'" if model == "Example" else f"{'PbxSettings' if model == SETTINGS else model}::class"
    arguments = (name, record, changed)
    short = f"self::event({', '.join(arguments)})"
    if len(short) <= 100:
        return short
    return "self::event(" + ",".join(f"\n{' ' * 20}{one}" for one in arguments) + f"\n{' ' * 16})"
