"""What the test of a worker that runs programs asserts: which rows it has them for."""

from __future__ import annotations

from miko_gen.linked.facts import dataclass
from miko_gen.linked.php import php
from miko_gen.linked.programs import Daemon, Value
from miko_gen.linked.tests.rows import AllRows
from miko_gen.linked.tests.scripts import misses
from miko_gen.linked.tests.values import Sample


@dataclass(frozen=True)
class ProgramTest:
    """``wanted`` is what a row holds that has a program, ``misses`` values with which it has none.

    ``rows`` is how many rows the tests can make; without one, no program runs in them.
    """

    daemon: Daemon
    wanted: tuple[tuple[str, str], ...]
    misses: tuple[tuple[str, str], ...]
    rows: int

    @property
    def runs(self) -> bool:
        return self.daemon.each is None or self.rows > 0

    @property
    def texts(self) -> tuple[Value, ...]:
        """Values in the configuration that may be any text, of which `where` says nothing."""
        fixed = {name for name, _ in self.wanted}
        return tuple(
            value
            for value in self.daemon.values
            if value.field
            and value.field.column_type in ("string", "text")
            and value.field.to is None
            and not (value.is_of_row and value.column in fixed)
        )

    def stays_alone(self, value: Value) -> bool:
        """Nothing else in the configuration follows from the field."""
        return not any(other.name == value.name and other.has_lines for other in self.daemon.values)


def link_program_test(daemon: Daemon, rows: AllRows) -> ProgramTest:
    each = daemon.each
    if each is None:
        return ProgramTest(daemon, (), (), 0)
    wanted = tuple((said.field.name, php(Sample(said.value).stored)) for said in each.where)
    is_known = not any(said.value is None or said.field.to for said in each.where)
    count = rows.count(each.model) if is_known else 0
    return ProgramTest(
        daemon,
        wanted,
        tuple(misses(each.where)) if count else (),
        min(count, 1) if any(said.field.unique for said in each.where) else count,
    )
