"""What the tests of workers send, and what has to come of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from miko_gen.facts import dataclass
from miko_gen.linked.database import Model
from miko_gen.linked.events import Entry, EventStep
from miko_gen.linked.php import php
from miko_gen.linked.tests.commands import EXAMPLES
from miko_gen.linked.tests.finds import set_for
from miko_gen.linked.tests.programs import ProgramTest, link_program_test
from miko_gen.linked.tests.rows import AllRows, seeded
from miko_gen.linked.tests.step_tests import StepTest
from miko_gen.linked.tests.values import examples
from miko_gen.linked.tests.worker_steps import CONTROL, StepTests
from miko_gen.linked.workers import Worker

_KEY = ("Uniqueid", "1767225600.1")
_DEFAULT = "201"
# The database gives a record its id.
_NUMBERED = "id"


@dataclass(frozen=True)
class WorkerTest:
    """The facts of the test of one worker; a change of the models ``restarting`` starts it anew.

    ``filled`` are fields of the settings without which the module cannot be enabled: the tests have examples there.
    """

    worker: Worker
    settings: Model | None
    rows: AllRows
    models: Mapping[str, Model]
    restarting: frozenset[str]
    filled: frozenset[str]

    @property
    def imports(self) -> tuple[str, ...]:
        """The models whose rows the tests look for, or make."""
        found = [one.step.model or (one.step.each.model if one.step.each else None) for one in self.steps]
        if self.worker.offset:
            found.append(self.settings)
        return tuple(sorted({model.class_name for model in found if model}))

    @cached_property
    def settings_wanted(self) -> tuple[tuple[str, str, str], ...]:
        """``(table, column, value)`` of the settings with which events count."""
        settings, tests = self.settings, self.worker.tests
        return tuple(one for test in tests if settings and test.is_of_settings for one in set_for(test, settings))

    @property
    def off(self) -> tuple[tuple[str, str], ...]:
        """``(name, value)`` of a setting, or a column of a record, with which they do not: settings.active."""
        found = ((test.name, test.examples(holding=False)) for test in self.worker.tests)
        return tuple((name, values[0]) for name, values in found if values)

    @cached_property
    def program(self) -> ProgramTest | None:
        daemon = self.worker.daemon
        if daemon is None:
            return None
        is_restarted = daemon.each is not None and daemon.each.model.class_name in self.restarting
        return link_program_test(daemon, self.rows, self.models, self.settings, is_restarted=is_restarted)

    @property
    def first(self) -> str:
        """PHP source of an event that it gets."""
        return self.event(*self._all[0])

    @property
    def every(self) -> tuple[str, ...]:
        """Events that it gets: one of each kind."""
        return tuple(self.event(*one) for one in self._all)

    @property
    def others(self) -> tuple[str, ...]:
        """Events that it must leave alone."""
        found = ["['Event' => 'SomethingElse']", "['Event' => 'UserEvent', 'UserEvent' => 'SomethingElse']"]
        for header, values in self.worker.when:
            other = next(text for text in ("other", "another") if text not in values)
            found.append(f"{php({header: other})} + self::FIRST")
        for test in self.worker.compared:
            found += [f"{php({test.name: other})} + self::FIRST" for other in test.examples(holding=False)[:1]]
        return tuple(found)

    @property
    def _all(self) -> tuple[tuple[str, bool], ...]:
        return (*((name, False) for name in self.worker.events), *((name, True) for name in self.worker.user_events))

    def event(self, name: str, is_user: bool, changes: Mapping[str, str] | None = None) -> str:
        """PHP source of an event with what `when` asks for."""
        said = {"Event": "UserEvent", "UserEvent": name} if is_user else {"Event": name}
        said |= self._asked
        return php(said | dict(changes or {}))

    @cached_property
    def headers(self) -> dict[str, str]:
        """The headers that the steps read, with values that their columns take."""
        found = self._call if self.worker.offset else self._event
        for step in self.worker.steps:
            for header in step.asked_headers:
                found.setdefault(header, _DEFAULT)
            for entry in step.entries:
                for piece in entry.pieces:
                    if piece.header and piece.header.channel not in (*found, _NUMBERED):
                        found[piece.header.channel] = _example(step, entry)
        return found

    @property
    def _event(self) -> dict[str, str]:
        name, is_user = self._all[0]
        found = {"Event": "UserEvent", "UserEvent": name} if is_user else {"Event": name}
        found |= self._asked
        found.setdefault(*_KEY)
        return found

    @property
    def _asked(self) -> dict[str, str]:
        """Headers with which an event counts."""
        compared = ((test.name, test.examples(holding=True)) for test in self.worker.compared)
        found = {header: values[0] for header, values in self.worker.when}
        return found | {name: values[0] for name, values in compared if values}

    @property
    def _call(self) -> dict[str, str]:
        """What the record of a call needs to count."""
        asked = ((test.name, test.examples(holding=True)) for test in self.worker.tests if not test.is_of_settings)
        return {"src_num": _DEFAULT} | {name: values[0] for name, values in asked if values}

    @property
    def pings(self) -> int:
        """With the answer to so many all is done: while it raises a UserEvent, the worker may answer one of them."""
        raised = (step for step in self.worker.steps if step.does == "user_event")
        return 2 + sum(len(step.each.model.seed) + 3 if step.each else 1 for step in raised)

    @property
    def sent(self) -> str:
        """PHP source of the event that the tests of the steps send."""
        return "[\n" + "".join(f"        {php(key)} => {php(text)},\n" for key, text in self.headers.items()) + "    ]"

    @cached_property
    def steps(self) -> tuple[StepTest, ...]:
        """A test for each step whose result is known."""
        headers, wanted = self.headers, self.settings_wanted
        return StepTests(
            self.worker, self.settings, self.rows, self.models, self.restarting, self.filled, headers, wanted
        ).all


def _example(step: EventStep, entry: Entry) -> str:
    """A value for a header: one that the column takes which it fills alone."""
    field = entry.field
    if step.does == "command":
        return EXAMPLES.get(entry.name, _DEFAULT)
    if field is None or len(entry.pieces) != 1:
        return _DEFAULT
    taken = seeded(step.model, field) if step.model else ()
    found = (sample.stored or "" for sample in examples(field) if sample.stored not in taken)
    return next((text for text in found if text == text.strip() and not CONTROL.search(text)), _DEFAULT)
