"""The test of one step that follows an event, and what is known of the rows that it keeps."""

from __future__ import annotations

import re
from collections.abc import Mapping

from miko_gen.facts import dataclass
from miko_gen.linked.database import Model
from miko_gen.linked.events import Entry, EventStep, Piece
from miko_gen.linked.needs import all_hold
from miko_gen.linked.tests.rows import seeded
from miko_gen.linked.tests.values import Sample, failures
from miko_gen.linked.values import Field

# Headers that say which event it is.
_NAMES = ("Event", "UserEvent")
_NUMBER = re.compile(r"\s*[+-]?\d+")
GIVEN = "Example\r\nsecret"
"""What a secret that goes to a server is in the tests; no header has room for the end of a line."""


@dataclass(frozen=True)
class StepTest:
    """What a step makes of the event of the tests; ``expected`` are PHP pairs, without what follows the clock.

    ``is_repeated``: another step raises the same user event, pushes the same, or calls the same server.
    ``wanted`` is what tables hold where a row is one of those that the step is for, ``misses`` what its columns hold where
    it is none. ``is_kept_once``: the event comes again and there is no further row. ``keeps_other``: another row stays.
    ``lacking``: the entry of ``by`` that is a header, without which an event is passed over.
    """

    step: EventStep
    title: str
    expected: tuple[tuple[str, str], ...]
    by: tuple[tuple[str, str], ...] = ()
    counter: str = ""
    needs_row: bool = False
    is_repeated: bool = False
    is_kept_once: bool = False
    wanted: tuple[tuple[str, str, str | None], ...] = ()
    misses: tuple[tuple[str, Sample], ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    fill: tuple[tuple[str, str], ...] = ()
    keeps_other: bool = False
    lacking: Entry | None = None
    secret: str = GIVEN

    @property
    def secrets(self) -> tuple[str, ...]:
        """The secrets of the settings that the step sends."""
        request = self.step.request
        found = [piece.setting for entry in self.step.entries for piece in entry.pieces]
        found += [request.token, request.user, request.password] if request else []
        return tuple(sorted({field.name for field in found if field and field.type == "secret"}))


def may_lack(piece: Piece) -> bool:
    """An event may come without it."""
    return piece.header is not None and piece.header.channel not in _NAMES


def has_address(step: EventStep, entry: Entry) -> bool:
    """The test itself gives the address of a web hook."""
    fields = [piece.row.field if step.is_row_url and piece.row else piece.setting for piece in entry.pieces]
    return step.url is not None and step.url in fields


def as_cast(field: Field, text: str) -> str | None:
    """As PHP casts it; None for what only PHP knows."""
    if field.type == "integer":
        found = _NUMBER.match(text)
        return str(int(found[0])) if found else "0"
    if field.type == "bool":
        return "1" if text.lower() in ("1", "true", "on", "yes") else "0"
    if field.type == "number":
        return text if re.fullmatch(r"-?[1-9]\d*(\.\d*[1-9])?", text) else None
    return text


def is_whole(model: Model, columns: Mapping[str, str | None]) -> bool:
    """The row breaks no rule by what nothing is said of."""
    rest = [field for field in model.fields if field.name not in columns]
    row = {field.name: field.initial for field in rest} | dict(columns)
    if any(all_hold(field.needs, row) for field in rest if not field.initial):
        return False
    return not any(failures(field, field.initial) or field.initial in seeded(model, field) for field in rest)
