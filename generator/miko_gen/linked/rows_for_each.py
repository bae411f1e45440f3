"""Rows that are there for each record of MikoPBX, whether anybody adds one or not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from miko_gen.facts import dataclass
from miko_gen.linked.database import Model
from miko_gen.linked.reactions import Reaction
from miko_gen.linked.words import Word


@dataclass(frozen=True)
class RowsForEach(Word):
    """The models that have such rows."""

    template: ClassVar[str] = "rows-for-each"

    models: tuple[Model, ...]

    @property
    def imports(self) -> frozenset[str]:
        found = {name for model in self.models for name in (model.class_name, _class_of_core(model))}
        return frozenset(found | {"MikoPBX\\Core\\System\\SystemMessages"})

    @property
    def calls(self) -> Iterator[tuple[str, str]]:
        """Nobody tells a module that is disabled of new records."""
        yield "onAfterModuleEnable", "$this->addMissingRows()"

    @property
    def reactions(self) -> Iterator[Reaction]:
        for class_name in dict.fromkeys(map(_class_of_core, self.models)):
            yield Reaction(class_name, False, (), (), (), (), None, "addMissingRows")


def link_rows_for_each(models: tuple[Model, ...]) -> RowsForEach:
    return RowsForEach(tuple(model for model in models if model.row_for_each))


def _class_of_core(model: Model) -> str:
    assert model.row_for_each is not None
    assert model.row_for_each.to is not None
    return model.row_for_each.to.class_name
