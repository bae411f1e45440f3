"""Programs that run beside Asterisk: what the Conf class does for them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from miko_gen.facts import dataclass
from miko_gen.linked.database import Model
from miko_gen.linked.reactions import SETTINGS, Reaction, own_reaction
from miko_gen.linked.words import Word
from miko_gen.linked.workers import Worker


@dataclass(frozen=True)
class Daemons(Word):
    """Programs that follow the settings."""

    template: ClassVar[str] = "daemons"

    all: tuple[Worker, ...]
    settings: Model | None

    @property
    def restarted(self) -> tuple[Worker, ...]:
        return tuple(worker for worker in self.all if worker.daemon and (worker.daemon.watched or worker.daemon.core))

    @property
    def imports(self) -> frozenset[str]:
        return frozenset({"MikoPBX\\Core\\System\\Processes"} if self.restarted else ())

    @property
    def calls(self) -> Iterator[tuple[str, str]]:
        # Core ends the workers after this; a program whose worker was killed has nobody else to end it.
        for worker in self.all:
            yield "onAfterModuleDisable", f"{worker.class_name}::stopLeftOver()"

    @property
    def reactions(self) -> Iterator[Reaction]:
        for worker in self.restarted:
            assert worker.daemon is not None
            call = f"restart{worker.name}"
            if self.settings is not None and worker.daemon.watched:
                yield own_reaction(self.settings, worker.daemon.watched, call)
            if worker.daemon.core:
                yield Reaction(SETTINGS, False, (), worker.daemon.core, (), (), None, call)
