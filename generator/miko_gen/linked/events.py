"""What follows an event of Asterisk: rows, pushes, web hooks and UserEvents, and the texts in them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from miko_gen.facts import dataclass
from miko_gen.linked import names
from miko_gen.linked.database import Model
from miko_gen.linked.find import Find, link_each
from miko_gen.linked.php import php
from miko_gen.linked.requests import Request, link_request
from miko_gen.linked.row_values import RowValue
from miko_gen.linked.script_texts import Let, let_of
from miko_gen.linked.values import Field
from miko_gen.spec.calls import ARGUMENTS
from miko_gen.spec.fields import Scalar
from miko_gen.spec.workers import PART, STEPS, header_of
from miko_gen.spec.workers import EventStep as SaidStep

PLACEHOLDER = re.compile(rf"\{{([A-Za-z][A-Za-z0-9_.-]*{PART})\}}")
NOW = "now"
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_METHODS = {
    "save": "saveIn", "delete": "deleteFrom", "push": "push", "web_hook": "callWebHook", "user_event": "raise", "command": "ask",
}  # fmt: skip
_COMMANDS = {"hang_up": "hangUp", "queue_add": "addToQueue", "queue_remove": "removeFromQueue"}


@dataclass(frozen=True)
class Piece:
    """A part of a text: as it stands, a header of the event, a field of the settings or of a row, or the time (all None)."""

    literal: str | None = None
    header: Let | None = None
    setting: Field | None = None
    row: RowValue | None = None

    @property
    def php(self) -> str:
        if self.literal is not None:
            return php(self.literal)
        if self.header is not None:
            return self.header.cut(f"$event[{php(self.header.channel)}] ?? ''")
        if self.row is not None:
            return self.row.php
        return f"(string)$settings?->{self.setting.name}" if self.setting else "date('Y-m-d H:i:s')"

    @property
    def operand(self) -> str:
        """The same, as one of several that are put together."""
        is_alone = self.literal is not None or (self.header is not None and self.header.is_part)
        return f"({self.php})" if not is_alone and (" ? " in self.php or "??" in self.php) else self.php


@dataclass(frozen=True)
class Entry:
    """A value of a row or of the data: a literal, or a text made of pieces. ``field`` is the column that it goes to."""

    name: str
    value: Scalar
    pieces: tuple[Piece, ...]
    field: Field | None = None

    @property
    def text(self) -> str:
        """PHP source of the pieces, put together."""
        if len(self.pieces) == 1:
            return self.pieces[0].php
        return " . ".join(piece.operand for piece in self.pieces)

    @property
    def php(self) -> str:
        """PHP source of the value, as a model holds it."""
        if not self.pieces:
            return php(str(int(self.value)) if isinstance(self.value, bool) else _text(self.value))
        text, kind = self.text, self.field.type if self.field else ""
        if kind in ("integer", "number"):
            return f"(string)({'int' if kind == 'integer' else 'float'})({text})"
        return f"filter_var({text}, FILTER_VALIDATE_BOOLEAN) ? '1' : '0'" if kind == "bool" else text


def _text(value: Scalar) -> str | None:
    return None if value is None else str(value)


@dataclass(frozen=True)
class EventStep:
    """One thing that follows an event: ``does`` is its word in the spec, ``method`` the worker's method for it."""

    does: str
    method: str
    name: str = ""
    model: Model | None = None
    by: tuple[Entry, ...] = ()
    set: tuple[Entry, ...] = ()
    increment: str | None = None
    insert: bool = True
    each: Find | None = None
    url: Field | None = None
    is_row_url: bool = False
    request: Request | None = None
    headers: tuple[Entry, ...] = ()
    fill: tuple[Entry, ...] = ()
    data: tuple[Entry, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        return self.by + self.set + self.headers + self.fill + self.data

    @property
    def uncast(self) -> tuple[str, ...]:
        """PHP source of the texts of ``by`` that become numbers or bools, which no empty text stays."""
        return tuple(entry.text for entry in self.by if entry.pieces and entry.field and entry.field.is_cast)

    @property
    def address(self) -> str:
        """The PHP expression of the address."""
        assert self.url is not None
        return f"{'$row->' if self.is_row_url else '$settings?->'}{self.url.name}"

    @property
    def reads_settings(self) -> bool:
        is_compared = self.each is not None and bool(self.each.settings)
        is_asked = self.request is not None and self.request.needs_settings
        is_address = self.url is not None and not self.is_row_url
        is_said = any(piece.setting for entry in self.entries for piece in entry.pieces)
        return is_compared or is_asked or is_address or is_said

    @property
    def command(self) -> str:
        """The method of {Feature}Calls."""
        return _COMMANDS.get(self.name, self.name)

    @property
    def action(self) -> str:
        """The action of AMI that a command is."""
        return names.pascal(self.name.replace("hang_up", "hangup"))

    @property
    def told(self) -> tuple[Entry, ...]:
        """What a command needs to be told: without one of them it is not asked for."""
        return tuple(entry for entry in self.data if entry.name in ARGUMENTS[self.name][0])

    @property
    def said(self) -> tuple[Entry, ...]:
        """What a command may be told, too."""
        return tuple(entry for entry in self.data if entry not in self.told)

    @property
    def asked_headers(self) -> tuple[str, ...]:
        """The headers of the event by which rows are chosen."""
        terms = self.each.terms if self.each else ()
        found = (header for term in terms if (header := header_of(term.name)) is not None)
        return tuple(dict.fromkeys(let_of(header, header).channel for header in found))

    @property
    def phql(self) -> str:
        """The conditions that find the row."""
        return " AND ".join(f"[{entry.name}] = :{entry.name}:" for entry in self.by)


def link_steps(
    slug: str, said: list[SaidStep], models: Mapping[str, Model], settings: Model | None
) -> tuple[EventStep, ...]:
    taken: dict[str, int] = {}
    found = []
    for step in said:
        linked = _step(slug, step, models, settings)
        count = taken[linked.method] = taken.get(linked.method, 0) + 1
        if count > 1:
            linked = EventStep(**{**vars(linked), "method": f"{linked.method}{count}"})
        found.append(linked)
    return tuple(found)


def _step(slug: str, said: SaidStep, models: Mapping[str, Model], settings: Model | None) -> EventStep:
    does = next(word for word in STEPS if getattr(said, word) is not None)
    name = str(getattr(said, does))
    own = "" if does == "web_hook" else names.pascal(name)
    each = link_each(said.each, models, "$settings", _header) if said.each else None
    rows = each.model if each else None
    data = tuple(_entry(key, text, None, settings, rows) for key, text in said.data.items())
    if does == "save":
        model = models[name]
        return EventStep(
            does,
            _METHODS[does] + own,
            model=model,
            by=tuple(_entry(key, text, model.by_name[key], settings) for key, text in said.by.items()),
            set=tuple(_entry(key, value, model.by_name[key], settings) for key, value in said.set.items()),
            increment=said.increment,
            insert=said.insert,
        )
    if does == "delete":
        model = models[name]
        by = tuple(_entry(key, text, model.by_name[key], settings) for key, text in said.by.items())
        return EventStep(does, _METHODS[does] + own, model=model, by=by)
    owner, _, column = (said.web_hook or "").partition(".")
    addressed = rows if owner == "row" else settings
    return EventStep(
        does,
        _METHODS[does] + own,
        f"{slug}-{name}" if does == "push" else name,
        each=each,
        url=addressed.by_name[column] if said.web_hook and addressed else None,
        is_row_url=owner == "row",
        request=link_request(said, settings, "POST") if said.web_hook else None,
        headers=tuple(_entry(key, f"{key}: {text}", None, settings, rows) for key, text in said.headers.items()),
        fill=tuple(_entry(key, text, None, settings, rows) for key, text in said.fill.items()),
        data=data,
    )


def _header(text: str) -> str | None:
    header = header_of(text)
    let = let_of(header, header) if header else None
    return let.cut(f"$event[{php(let.channel)}]") if let else None


def _entry(name: str, value: Scalar, field: Field | None, settings: Model | None, rows: Model | None = None) -> Entry:
    if not isinstance(value, str):
        return Entry(name, value, (), field)
    pieces = pieces_of(value, settings, rows)
    if all(piece.literal is not None for piece in pieces):
        return Entry(name, "".join(piece.literal or "" for piece in pieces), (), field)
    return Entry(name, value, pieces, field)


def pieces_of(text: str, settings: Model | None, rows: Model | None = None) -> tuple[Piece, ...]:
    """``{Uniqueid}`` is a header, ``{settings.name}`` a field of the settings, ``{row.name}`` of a row, ``{now}`` the time."""
    pieces = []
    for index, part in enumerate(PLACEHOLDER.split(text)):
        if index % 2 == 0:
            pieces.append(Piece(literal=_CONTROL.sub(" ", part)))
        elif part.startswith("row.") and rows is not None:
            _, key, *behind = part.split(".")
            pieces.append(Piece(row=RowValue(part, rows.by_name.get(key), behind[0] if behind else None)))
        elif part.startswith("settings.") and settings is not None:
            pieces.append(Piece(setting=settings.by_name[part.removeprefix("settings.")]))
        else:
            pieces.append(Piece() if part == NOW else Piece(header=let_of(part, part)))
    return tuple(piece for piece in pieces if piece.literal != "")
