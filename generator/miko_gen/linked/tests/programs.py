"""What the test of a worker that runs programs asserts: which rows it has them for."""

from __future__ import annotations

import re
from collections.abc import Mapping

from miko_gen.facts import dataclass
from miko_gen.linked.database import Model
from miko_gen.linked.php import php
from miko_gen.linked.programs import Daemon, Value
from miko_gen.linked.reactions import SETTINGS
from miko_gen.linked.tests.finds import forced, misses, set_for
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
        found = [("ItsSettings", str(self.settings), "'1'", field.name) for field in self.daemon.watched[:1]]
        found += [("SettingsOfMikoPBX", SETTINGS, f"PbxSettings::{key}", "value") for key in self.daemon.core[:1]]
        return tuple(found)

    @property
    def texts(self) -> tuple[Value, ...]:
        """Values in the configuration that may be any text, of which `where` says nothing."""
        each = self.daemon.each
        fixed = {f"row.{term.column}" for term in each.terms} if each else set()
        fixed |= {test.name for test in self.daemon.when}
        always = "\n".join(part.text for part in self.daemon.config or () if not part.when)
        return tuple(
            value
            for value in self.daemon.values
            if value.field
            and value.field.column_type in ("string", "text")
            and value.field.to is None
            and value.name not in fixed
            and value.placeholder in always
        )

    @property
    def parts(self) -> tuple[tuple[str, str, str, str], ...]:
        """``(field of the settings, value, other value, text)`` of parts of the configuration: with the value the text is there."""
        found = []
        config = self.daemon.config or ()
        taken = {one.name for one in self.daemon.when}
        for part in config:
            literals = (line.strip() for line in re.split(r"\{\{.*?\}\}|\n", part.text))
            text = max(literals, key=len)
            others = (one.text for one in config if one is not part)
            if (
                len(part.when) == 1
                and not part.handler
                and part.when[0].name not in taken
                and text
                and not any(text in one for one in others)
            ):
                on, off = (part.when[0].examples(holding=holding)[:1] for holding in (True, False))
                found += [(part.when[0].name.partition(".")[2], on[0], off[0], text)] if on and off else []
        return tuple(found)

    def stays_alone(self, value: Value) -> bool:
        """Nothing else in the configuration follows from the field."""
        asked = {test.name for part in self.daemon.config or () for test in part.when}
        lines = {other.name for other in self.daemon.values if other.way == "lines"}
        return value.name not in asked | lines


def link_program_test(
    daemon: Daemon, rows: AllRows, models: Mapping[str, Model], settings: Model | None, *, is_restarted: bool
) -> ProgramTest:
    """The facts of its test; ``is_restarted``: a row that is saved starts the worker anew."""
    each, name = daemon.each, settings.class_name if settings else None
    found: list[list[tuple[str, str, str | None]]]
    found = [list(set_for(test, settings)) for test in daemon.when if settings]
    off = tuple(
        (test.name.partition(".")[2], php(one)) for test in daemon.when for one in test.examples(holding=False)[:1]
    )
    if each:
        found += [list(forced(term, each.model, rows, models, settings)) for term in each.terms]
    wanted = list(dict.fromkeys((table, column, php(value)) for held in found for table, column, value in held))
    # Two things may be asked of one value: there may be no example that fits both.
    is_known = all(found) and len(wanted) == len({(table, column) for table, column, _ in wanted})
    if each is None:
        return ProgramTest(daemon, name, is_known, tuple(wanted), (), off, 0)
    count = rows.count(each.model) if is_known else 0
    unique = {field.name for field in each.model.fields if field.is_once}
    unique |= {name for group in each.model.together for name in group.names}
    is_once = is_restarted or any(term.column in unique for term in each.terms if not term.behind)
    return ProgramTest(
        daemon,
        name,
        count > 0,
        tuple(wanted),
        tuple((name, php(sample.stored)) for name, sample in misses(each.terms)) if count else (),
        off,
        min(count, 1) if is_once else count,
    )
