"""What the tests of workers send, and what has to come of it."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from miko_gen.facts import dataclass
from miko_gen.linked import names
from miko_gen.linked.database import Model
from miko_gen.linked.events import Entry, EventStep, Piece
from miko_gen.linked.php import php
from miko_gen.linked.tests.programs import ProgramTest, link_program_test
from miko_gen.linked.tests.rows import AllRows, seeded
from miko_gen.linked.tests.values import Sample, examples, failures
from miko_gen.linked.values import Field
from miko_gen.linked.workers import Worker

_KEY = ("Uniqueid", "1767225600.1")
_NUMBER = re.compile(r"\s*[+-]?\d+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_DEFAULT = "201"
# What a secret that goes to a server is in the tests; no header has room for the end of a line.
_GIVEN = "Example\r\nsecret"


@dataclass(frozen=True)
class StepTest:
    """What a step makes of the event of the tests; ``expected`` are PHP pairs, without what follows the clock.

    ``is_repeated``: another step raises the same user event, pushes the same, or calls the same server.
    ``is_kept_once``: the event comes again and there is no further row.
    """

    step: EventStep
    title: str
    expected: tuple[tuple[str, str], ...]
    by: tuple[tuple[str, str], ...] = ()
    counter: str = ""
    needs_row: bool = False
    is_repeated: bool = False
    is_kept_once: bool = False
    headers: tuple[tuple[str, str], ...] = ()
    secret: str = _GIVEN

    @property
    def secrets(self) -> tuple[str, ...]:
        """The secrets of the settings that the step sends."""
        request = self.step.request
        found = [piece.setting for entry in self.step.entries for piece in entry.pieces]
        found += [request.token, request.user, request.password] if request else []
        return tuple(sorted({field.name for field in found if field and field.type == "secret"}))


@dataclass(frozen=True)
class WorkerTest:
    """The facts of the test of one worker; a change of the models ``restarting`` starts it anew."""

    worker: Worker
    settings: Model | None
    rows: AllRows
    models: Mapping[str, Model]
    restarting: frozenset[str]

    @property
    def imports(self) -> tuple[str, ...]:
        """The models whose rows the tests look for."""
        return tuple(sorted({one.step.model.class_name for one in self.steps if one.step.model}))

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
        return tuple(found)

    @property
    def _all(self) -> tuple[tuple[str, bool], ...]:
        return (*((name, False) for name in self.worker.events), *((name, True) for name in self.worker.user_events))

    def event(self, name: str, is_user: bool, changes: Mapping[str, str] | None = None) -> str:
        """PHP source of an event with what `when` asks for."""
        said = {"Event": "UserEvent", "UserEvent": name} if is_user else {"Event": name}
        said |= {header: values[0] for header, values in self.worker.when}
        return php(said | dict(changes or {}))

    @cached_property
    def headers(self) -> dict[str, str]:
        """The headers that the steps read, with values that their columns take."""
        name, is_user = self._all[0]
        found = {"Event": "UserEvent", "UserEvent": name} if is_user else {"Event": name}
        found |= {header: values[0] for header, values in self.worker.when}
        found.setdefault(*_KEY)
        for step in self.worker.steps:
            for entry in step.entries:
                for piece in entry.pieces:
                    if piece.header and piece.header not in found:
                        found[piece.header] = _example(step, entry)
        return found

    @property
    def sent(self) -> str:
        """PHP source of the event that the tests of the steps send."""
        return "[\n" + "".join(f"        {php(key)} => {php(text)},\n" for key, text in self.headers.items()) + "    ]"

    @cached_property
    def steps(self) -> tuple[StepTest, ...]:
        """A test for each step whose result is known."""
        found = (self._step(step) for step in self.worker.steps)
        return tuple(one for one in found if one is not None)

    def _step(self, step: EventStep) -> StepTest | None:
        title = names.pascal(step.method)
        if step.model is None:
            pairs = ((entry.name, self._text(entry)) for entry in step.data if not _has_address(step, entry))
            if step.does == "user_event":
                pairs = ((key, _CONTROL.sub(" ", text).strip() if text is not None else None) for key, text in pairs)
            expected = tuple((php(key), php(text)) for key, text in pairs if text is not None)
            whole = (("'Event'", php(self.headers["Event"])),)
            alike = [
                one for one in self.worker.steps if (one.does, one.name, one.url) == (step.does, step.name, step.url)
            ]
            is_repeated = len(alike) > 1
            headers = tuple(self._headers(step))
            return StepTest(step, title, expected if step.data else whole, is_repeated=is_repeated, headers=headers)
        by, columns = self._columns(step.model, step.by), self._columns(step.model, step.set)
        needs_row = not step.insert
        others = [one for one in self.worker.steps if one.model == step.model and one is not step]
        if others and (needs_row or step.increment or step is not self._last(step.model)):
            return None
        if by is None or columns is None or (needs_row and not self.rows.count(step.model)):
            return None
        if step.insert and not _is_whole(step.model, {**by, **columns}):
            return None
        counter = ""
        if step.increment:
            field = step.model.by_name[step.increment]
            before = columns.get(field.name) or field.initial or "0"
            if needs_row or (field.maximum is not None and int(before) >= field.maximum):
                return None
            counter = str(int(before) + 1)
            columns.pop(field.name, None)
        known = {name: text for name, text in columns.items() if text is not None}
        return StepTest(
            step,
            title,
            tuple((php(name), php(text)) for name, text in known.items()),
            tuple((php(name), php(text)) for name, text in by.items()),
            counter,
            needs_row,
            is_kept_once=bool(by) and not needs_row and all(one.by or not one.insert for one in others),
        )

    def _last(self, model: Model) -> EventStep:
        """The last step that keeps rows of the model: what those before it kept, it may change."""
        return [one for one in self.worker.steps if one.model == model][-1]

    def _headers(self, step: EventStep) -> Iterator[tuple[str, str]]:
        """Headers of a request by their name in lower case, where they are known."""
        request = step.request
        lines = [self._text(entry) for entry in step.headers if not _has_address(step, entry)]
        if request is not None:
            lines += [request.content_type]
            lines += [f"Authorization: Bearer {_GIVEN}"] if request.token else []
            both = [Piece(setting=field) for field in (request.user, request.password) if field]
            login = [self._piece(piece) for piece in both if piece.setting != step.url]
            if login and len(login) == len(both) and None not in login:
                said = ":".join(text or "" for text in (*login, "")[:2])
                lines.append(f"Authorization: Basic {base64.b64encode(said.encode()).decode()}")
        for line in lines:
            name, _, value = _CONTROL.sub("", line or "").partition(":")
            if name:
                yield name.lower(), value.strip()

    def _columns(self, model: Model, entries: tuple[Entry, ...]) -> dict[str, str | None] | None:
        """What the columns hold afterwards, None for what no test can know; None when a rule would refuse it."""
        found: dict[str, str | None] = {}
        for entry in entries:
            field, text = model.by_name[entry.name], self._text(entry)
            if field.to is not None:
                return None
            if entry.pieces and text is not None:
                text = _cast(field, text)
            is_known_time = entry.pieces and field.type in ("date-time", "string", "text") and not field.pattern
            if text is None and not (is_known_time or (entry.value is None and field.nullable)):
                return None
            if text is not None and (failures(field, text) or text in seeded(model, field)):
                return None
            found[entry.name] = text
        return found

    def _text(self, entry: Entry) -> str | None:
        """The text that an entry becomes; None when it is NULL, or has the time in it or what the installer finds."""
        if not entry.pieces:
            return Sample(entry.value).stored
        found = [self._piece(piece) for piece in entry.pieces]
        return None if None in found else "".join(text or "" for text in found)

    def _piece(self, piece: Piece) -> str | None:
        if piece.setting is not None and piece.setting.type == "secret":
            return _GIVEN
        if piece.setting is not None:
            return (piece.setting.initial or "") if piece.setting.is_known_at_install else None
        return self.headers[piece.header] if piece.header is not None else piece.literal


def _has_address(step: EventStep, entry: Entry) -> bool:
    """The test itself gives the address of a web hook."""
    return any(piece.setting is not None and piece.setting == step.url for piece in entry.pieces)


def _example(step: EventStep, entry: Entry) -> str:
    """A value for a header: one that the column takes which it fills alone."""
    field = entry.field
    if field is None or len(entry.pieces) != 1:
        return _DEFAULT
    taken = seeded(step.model, field) if step.model else ()
    found = (sample.stored or "" for sample in examples(field) if sample.stored not in taken)
    return next((text for text in found if text == text.strip() and not _CONTROL.search(text)), _DEFAULT)


def _cast(field: Field, text: str) -> str | None:
    """As PHP casts it; None for what only PHP knows."""
    if field.type == "integer":
        found = _NUMBER.match(text)
        return str(int(found[0])) if found else "0"
    if field.type == "bool":
        return "1" if text.lower() in ("1", "true", "on", "yes") else "0"
    if field.type == "number":
        return text if re.fullmatch(r"-?[1-9]\d*(\.\d*[1-9])?", text) else None
    return text


def _is_whole(model: Model, columns: Mapping[str, str | None]) -> bool:
    """The row breaks no rule by what nothing is said of."""
    rest = [field for field in model.fields if field.name not in columns]
    return not any(failures(field, field.initial) or field.initial in seeded(model, field) for field in rest)
