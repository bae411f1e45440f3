"""What has to come of the steps that follow an event."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping

from miko_gen.facts import dataclass
from miko_gen.linked import names
from miko_gen.linked.database import Model
from miko_gen.linked.events import Entry, EventStep, Piece
from miko_gen.linked.php import php
from miko_gen.linked.script_texts import let_of
from miko_gen.linked.tests.commands import headers_of
from miko_gen.linked.tests.finds import forced, misses
from miko_gen.linked.tests.rows import AllRows, other_values, seeded
from miko_gen.linked.tests.step_tests import GIVEN, StepTest, as_cast, has_address, is_whole, may_lack
from miko_gen.linked.tests.values import Sample, failures
from miko_gen.linked.workers import Worker
from miko_gen.spec.workers import header_of

CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


@dataclass(frozen=True)
class StepTests:
    """The steps of ``worker`` and the ``headers`` of the event that comes; ``settings_wanted`` is what the settings hold then."""

    worker: Worker
    settings: Model | None
    rows: AllRows
    models: Mapping[str, Model]
    restarting: frozenset[str]
    filled: frozenset[str]
    headers: Mapping[str, str]
    settings_wanted: tuple[tuple[str, str, str], ...]

    @property
    def all(self) -> tuple[StepTest, ...]:
        """A test for each step whose result is known."""
        found = (self._step(step) for step in self.worker.steps)
        return tuple(one for one in found if one is not None)

    def _step(self, step: EventStep) -> StepTest | None:
        title = names.pascal(step.method)
        if step.model is None:
            wanted = self._wanted(step)
            if wanted is None:
                return None
            held = self._held(step, wanted)
            pairs = ((entry.name, self._text(entry, held)) for entry in step.data if not has_address(step, entry))
            if step.does == "command":
                told = {entry.name: self._text(entry, held) or "" for entry in step.told}
                headers = headers_of(told)
                if "" in (*told.values(), *headers.values()):
                    return None
                pairs = (pair for pair in headers.items())
            if step.does == "user_event":
                pairs = ((key, CONTROL.sub(" ", text).strip(" ") if text is not None else None) for key, text in pairs)
            expected = tuple((php(key), php(text)) for key, text in pairs if text is not None)
            first = next(iter(self.headers))
            whole = ((php(first), php(self.headers[first])),)
            alike = [
                one for one in self.worker.steps if (one.does, one.name, one.url) == (step.does, step.name, step.url)
            ]
            return StepTest(
                step,
                title,
                expected if step.data else whole,
                is_repeated=len(alike) > 1 or step.each is not None,
                headers=tuple(self._headers(step, held)),
                fill=self._fill(step, held),
                wanted=wanted,
                misses=tuple(misses(step.each.terms)) if step.each and len(alike) == 1 else (),
            )
        if step.does == "delete":
            return self._delete(step, step.model, title)
        by, columns = self._columns(step.model, step.by), self._columns(step.model, step.set)
        needs_row = not step.insert
        others = [one for one in self.worker.steps if one.model == step.model and one is not step]
        is_gone = any(one.does == "delete" for one in others)
        if is_gone or (others and (needs_row or step.increment or step is not self._last(step.model))):
            return None
        if by is None or columns is None or (needs_row and not self.rows.count(step.model)):
            return None
        if step.insert and not is_whole(step.model, {**by, **columns}):
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

    def _delete(self, step: EventStep, model: Model, title: str) -> StepTest | None:
        """A row goes that has the values of the event, and one with others stays, where there can be such."""
        by = self._columns(model, step.by)
        if (
            by is None
            or not self.rows.count(model)
            or any(one.model is model for one in self.worker.steps if one is not step)
        ):
            return None
        if any(model.by_name[name].read_only or text is None for name, text in by.items()):
            return None
        other = other_values(model, self.rows, {}, 2)
        is_other = self.rows.count(model) > 1 and all(other.get(name) not in (None, text) for name, text in by.items())
        pairs = tuple((php(name), php(text)) for name, text in by.items())
        alone = (one for one in step.by if len(one.pieces) == 1 and may_lack(one.pieces[0]))
        lacking = next(alone, None) if self.worker.events or self.worker.user_events else None
        return StepTest(step, title, (), pairs, keeps_other=is_other, lacking=lacking)

    def _last(self, model: Model) -> EventStep:
        """The last step that keeps rows of the model: what those before it kept, it may change."""
        return [one for one in self.worker.steps if one.model == model][-1]

    def _wanted(self, step: EventStep) -> tuple[tuple[str, str, str | None], ...] | None:
        """What tables hold with which the step is done for a row; None where that is not known, or there can be no row."""
        asked = {column for _, column, _ in self.settings_wanted}
        asked = {term.column for term in step.each.terms} if step.is_row_url and step.each else asked
        if step.url is not None and step.url.name in asked:
            # The test has an address of its own.
            return None
        if step.each is None:
            return ()
        model = step.each.model
        if not self.rows.count(model) or self.restarting or any(one.model == model for one in self.worker.steps):
            return None
        found = []
        for term in step.each.terms:
            named = header_of(term.name)
            header = let_of(named, named) if named else None
            if header and (term.behind or term.field is None):
                return None
            found.append(
                [(model.table, term.column, header.of(self.headers[header.channel]))]
                if header
                else list(forced(term, model, self.rows, self.models, self.settings))
            )
        wanted = list(dict.fromkeys(one for held in found for one in held))
        # Two things may be asked of one value: there may be no example that fits both.
        places = [(table, column) for table, column, _ in (*wanted, *self.settings_wanted)]
        return tuple(wanted) if all(found) and len(places) == len(set(places)) else None

    def _held(self, step: EventStep | None, wanted: tuple[tuple[str, str, str | None], ...]) -> dict[str, str | None]:
        """What is known of the settings and of the row, by their names in the texts."""
        table = self.settings.table if self.settings else ""
        held: dict[str, str | None] = {
            f"settings.{column}": value for place, column, value in (*self.settings_wanted, *wanted) if place == table
        }
        if step is None or step.each is None:
            return held
        model = step.each.model
        own = {column: value for place, column, value in wanted if place == model.table}
        values = other_values(model, self.rows, own, 1)
        for field in model.fields:
            is_known = field.name in own or self.rows.has(model, field.name) or field.is_known_at_install
            if is_known and field.name in values and field.to is None and field.type != "number":
                value = values[field.name] or ""
                held[f"row.{field.name}"] = ("0" if value in ("", "0") else "1") if field.type == "bool" else value
        return held

    def _headers(self, step: EventStep, held: Mapping[str, str | None]) -> Iterator[tuple[str, str]]:
        """Headers of a request by their name in lower case, where they are known."""
        request = step.request
        lines = [self._text(entry, held) for entry in step.headers if not has_address(step, entry)]
        if request is not None:
            lines += [request.content_type]
            lines += [f"Authorization: Bearer {GIVEN}"] if request.token else []
            both = [Piece(setting=field) for field in (request.user, request.password) if field]
            login = [self._piece(piece, held) for piece in both if piece.setting != step.url]
            if login and len(login) == len(both) and None not in login:
                said = ":".join(text or "" for text in (*login, "")[:2])
                lines.append(f"Authorization: Basic {base64.b64encode(said.encode()).decode()}")
        for line in lines:
            name, _, value = CONTROL.sub("", line or "").partition(":")
            if name:
                yield name.lower(), value.strip()

    def _fill(self, step: EventStep, held: Mapping[str, str | None]) -> tuple[tuple[str, str], ...]:
        """What stands in braces in the address, where it is known."""
        is_alone = step.request is None or step.request.has_body
        # Without a body the data are in the address, too.
        taken = () if is_alone else [entry.name for entry in step.data]
        found = (
            (entry.name, self._text(entry, held))
            for entry in step.fill
            if entry.name not in taken and not has_address(step, entry)
        )
        return tuple((name, text) for name, text in found if text is not None)

    def _columns(self, model: Model, entries: tuple[Entry, ...]) -> dict[str, str | None] | None:
        """What the columns hold afterwards, None for what no test can know; None when a rule would refuse it."""
        found: dict[str, str | None] = {}
        held = self._held(None, ())
        for entry in entries:
            field, text = model.by_name[entry.name], self._text(entry, held)
            if field.to is not None:
                return None
            if entry.pieces and text is not None:
                text = as_cast(field, text)
            is_known_time = entry.pieces and field.type in ("date-time", "string", "text") and not field.pattern
            if text is None and not (is_known_time or (entry.value is None and field.nullable)):
                return None
            if field.needs and not text:
                return None
            if text is not None and (failures(field, text) or text in seeded(model, field)):
                return None
            found[entry.name] = text
        return found

    def _text(self, entry: Entry, held: Mapping[str, str | None]) -> str | None:
        """The text that an entry becomes; None when it is NULL, or has the time in it or what nobody knows here."""
        if not entry.pieces:
            return Sample(entry.value).stored
        found = [self._piece(piece, held) for piece in entry.pieces]
        return None if None in found else "".join(text or "" for text in found)

    def _piece(self, piece: Piece, held: Mapping[str, str | None]) -> str | None:
        if piece.row is not None:
            return held.get(piece.row.name)
        if piece.setting is not None and piece.setting.type == "secret":
            return GIVEN
        if piece.setting is not None and f"settings.{piece.setting.name}" in held:
            return held[f"settings.{piece.setting.name}"] or ""
        if piece.setting is not None and piece.setting.name in self.filled:
            return None
        if piece.setting is not None:
            return (piece.setting.initial or "") if piece.setting.is_known_at_install else None
        if piece.header is None:
            return piece.literal
        whole = self.headers.get(piece.header.channel)
        return None if whole is None else piece.header.of(whole)
