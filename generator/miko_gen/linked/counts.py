"""Columns of a table that count the rows that point to a row."""

from __future__ import annotations

from collections.abc import Mapping

from miko_gen.facts import dataclass
from miko_gen.linked import names
from miko_gen.linked.database import Model
from miko_gen.linked.text import Text
from miko_gen.linked.values import Field
from miko_gen.spec.pages import Counted


@dataclass(frozen=True)
class Count:
    """How many rows of ``model`` point to the row by ``by``; ``prefix`` is that of the messages of such titles of the page."""

    model: Model
    by: Field
    title: Text
    prefix: str

    @property
    def name(self) -> str:
        """What the number is called beside the fields of the row: none of these has a capital letter."""
        return f"{self.model.name}By{names.pascal(self.by.name)}"

    @property
    def key(self) -> str:
        """The message of the title."""
        return f"{self.prefix}{self.name}"

    @property
    def widget(self) -> str:
        return "count"


def link_count(prefix: str, said: Counted, table: str, models: Mapping[str, Model]) -> Count:
    model = models[said.count]
    tied = [field for field in model.references if field.to and field.to.is_own and field.to.model == table]
    by = next(field for field in tied if said.by in (None, field.name))
    return Count(model, by, Text.of(said.title, "") if said.title else model.label, prefix)
