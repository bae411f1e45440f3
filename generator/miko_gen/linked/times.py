"""Times of cron: what the spec says, and what fields of the settings and of rows hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from miko_gen.facts import dataclass
from miko_gen.linked.database import Model
from miko_gen.linked.values import Field
from miko_gen.spec.system import DAYS, Day, Task


@dataclass(frozen=True)
class Told:
    """A part of a time that a field holds: ``kind`` is ``Time``, ``Interval``, ``Day`` or ``Days``; ``owner`` is the row or the settings.

    ``is_free``: where the field is empty, any day will do.
    """

    kind: str
    owner: str
    field: Field
    is_free: bool = False

    @property
    def php(self) -> str:
        """The PHP expression of what cron takes; empty where the field holds none."""
        arrow = "->" if self.owner == "row" else "?->"
        cast = "int" if self.kind == "Interval" else "string"
        none = ", '*'" if self.kind == "Day" and self.is_free else ""
        return f"$this->cron{self.kind}(({cast})${self.owner}{arrow}{self.field.name}{none})"

    @property
    def variable(self) -> str:
        return {"Day": "$day", "Days": "$days"}.get(self.kind, "$time")


def told_of(said: Task, owners: Mapping[str, Model | None]) -> Iterator[Told]:
    """What fields of the ``owners`` (the row, the settings) hold of the time."""
    for kind, text in (("Time", said.at), ("Interval", said.every), ("Day", said.day), ("Days", said.days)):
        owner, _, name = text.partition(".") if isinstance(text, str) else ("", "", "")
        model = owners.get(owner)
        if model is not None:
            is_free = kind == "Days" or (kind == "Day" and isinstance(said.days, str))
            yield Told(kind, owner, model.by_name[name], is_free)


def day_of(said: list[int] | str) -> str:
    """Days of the month; all of them where a field holds them."""
    return ",".join(map(str, sorted(set(said)))) if isinstance(said, list) and said else "*"


def days_of(said: list[Day] | str) -> str:
    """Days of the week; all of them where a field holds them."""
    numbers = sorted(DAYS.index(day) for day in set(said)) if isinstance(said, list) else []
    return ",".join(map(str, numbers)) if 0 < len(numbers) < len(DAYS) else "*"


def time_of(said: Task) -> str:
    """Minute and hour; empty where a field holds them."""
    if said.every is None:
        hour, _, minute = str(said.at).partition(":")
        return f"{int(minute)} {int(hour)}" if minute else ""
    number, _, unit = said.every.partition(" ")
    step = "*" if number == "1" else f"*/{number}"
    return f"{step} *" if unit.startswith("minute") else f"0 {step}" if unit else ""
