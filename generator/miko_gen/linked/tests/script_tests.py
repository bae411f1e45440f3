"""The test of one way through a script: what is there, what Asterisk says, and what comes of it."""

from __future__ import annotations

from miko_gen.facts import dataclass
from miko_gen.linked.database import Model
from miko_gen.linked.tests.script_runs import Outcome, World
from miko_gen.linked.values import Field


@dataclass(frozen=True)
class Save:
    """A statement of the test: a row that is saved; ``number`` is that of its example."""

    lookup: str
    model: Model
    number: int
    values: tuple[tuple[str, str], ...]

    @property
    def is_long(self) -> bool:
        """The values of a row of MikoPBX take more than a line."""
        said = ", ".join(f"'{name}' => {value}" for name, value in self.values)
        line = f"${self.lookup} = $this->saved({self.model.name}::class, {self.number}, [{said}]);"
        return not self.model.is_own and len(line) > 110


@dataclass(frozen=True)
class Scenario:
    """A test: what is there, the call, and what the script does in it."""

    name: str
    world: World
    saves: tuple[Save, ...]
    amends: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]
    forces: tuple[tuple[str, str, str], ...]
    settings: tuple[tuple[Field, str], ...]
    channel: tuple[tuple[str, str], ...]
    arguments: tuple[str, ...]
    outcome: Outcome

    body: str
