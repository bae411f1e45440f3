"""What the test of a worker that runs programs asserts: which rows it has them for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from miko_gen.facts import dataclass
from miko_gen.linked.conditions import Test
from miko_gen.linked.database import Model
from miko_gen.linked.find import Term
from miko_gen.linked.php import php
from miko_gen.linked.programs import Daemon, Value
from miko_gen.linked.reactions import SETTINGS
from miko_gen.linked.tests.finds import can_fit, decided, fitting, misses
from miko_gen.linked.tests.rows import AllRows


@dataclass(frozen=True)
class ProgramTest:
    """``wanted`` is what tables hold where a row has a program, ``misses`` values of the row with which it has none.

    ``off`` are values of the settings with which no program runs. ``rows`` is how many rows the tests can make while it runs.
    """

    daemon: Daemon
    settings: str | None
    runs: bool
    wanted: tuple[tuple[str, str, str], ...]
    misses: tuple[tuple[str, str], ...]
    off: tuple[tuple[str, str], ...]
    rows: int

    @property
    def changes(self) -> tuple[tuple[str, str, str, str], ...]:
        """``(title, class, record, field)`` of changes that start it anew; the record as PHP source."""
        found = [("ItsSettings", str(self.settings), "'1'", field.name) for field in self.daemon.fields[:1]]
        found += [("SettingsOfMikoPBX", SETTINGS, f"PbxSettings::{key}", "value") for key in self.daemon.core[:1]]
        return tuple(found)

    @property
    def texts(self) -> tuple[Value, ...]:
        """Values in the configuration that may be any text, of which `where` says nothing."""
        each = self.daemon.each
        fixed = {f"row.{term.column}" for term in each.terms} if each else set()
        fixed |= {test.name for test in self.daemon.when}
        return tuple(
            value
            for value in self.daemon.values
            if value.field
            and value.field.column_type in ("string", "text")
            and value.field.to is None
            and value.name not in fixed
        )

    def stays_alone(self, value: Value) -> bool:
        """Nothing else in the configuration follows from the field."""
        return not any(other.name == value.name and other.has_lines for other in self.daemon.values)


def link_program_test(
    daemon: Daemon, rows: AllRows, models: Mapping[str, Model], settings: Model | None, *, is_restarted: bool
) -> ProgramTest:
    """The facts of its test; ``is_restarted``: a row that is saved starts the worker anew."""
    each, name = daemon.each, settings.class_name if settings else None
    found = [list(_set(test, settings)) for test in daemon.when if settings]
    off = tuple(
        (test.name.partition(".")[2], php(one)) for test in daemon.when for one in test.examples(holding=False)[:1]
    )
    if each:
        found += [list(_forced(term, each.model, rows, models, settings)) for term in each.terms]
    wanted = list(dict.fromkeys(one for forced in found for one in forced))
    # Two things may be asked of one value: there may be no example that fits both.
    is_known = all(found) and len(wanted) == len({(table, column) for table, column, _ in wanted})
    if each is None:
        return ProgramTest(daemon, name, is_known, tuple(wanted), (), off, 0)
    count = rows.count(each.model) if is_known else 0
    is_once = is_restarted or any(term.field.unique for term in each.terms if term.field and not term.behind)
    return ProgramTest(
        daemon,
        name,
        count > 0,
        tuple(wanted),
        tuple((name, sample.php) for name, sample in misses(each.terms)) if count else (),
        off,
        min(count, 1) if is_once else count,
    )


def _set(test: Test, settings: Model) -> Iterator[tuple[str, str, str]]:
    """The same of the settings with which ``test`` holds."""
    for value in test.examples(holding=True)[:1]:
        yield settings.table, test.name.partition(".")[2], php(value)


def _forced(
    term: Term, model: Model, rows: AllRows, models: Mapping[str, Model], settings: Model | None
) -> Iterator[tuple[str, str, str]]:
    """``(table, column, PHP source of the value)`` with which ``term`` holds; nothing where that is not known."""
    to = term.field.to if term.field else None
    if term.field is None or (to is not None) != (term.behind is not None):
        return
    if to is not None:
        target = models.get(to.model) if to.is_own and rows.has(model, term.column) else None
        if target is None:
            return
        model, column = target, str(term.behind)
    else:
        column = term.column
    field = model.by_name.get(column)
    if term.name and settings and field:
        name = term.name.partition(".")[2]
        value = decided(field, settings.by_name[name])
        if value is not None:
            yield settings.table, name, php(value)
            yield model.table, column, php(value)
    elif not term.name and can_fit(term, field):
        yield model.table, column, php(fitting(term, field))
