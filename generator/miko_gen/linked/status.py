"""The block above a form that shows the state of something."""

from __future__ import annotations

from miko_gen.facts import dataclass
from miko_gen.linked import names
from miko_gen.linked.handlers import Method
from miko_gen.linked.php import php
from miko_gen.linked.text import Text
from miko_gen.spec.forms import Status as SaidStatus

_OWN_STATES = (("ok", "ok", "StateOk"), ("warning", "warning", "StateWarning"), ("error", "error", "StateError"))
UNKNOWN_STATE = "StateUnknown"


@dataclass(frozen=True)
class State:
    """A state of the status block; ``title`` is the author's, else the generator says ``key`` itself."""

    name: str
    level: str
    key: str
    title: Text | None


@dataclass(frozen=True)
class Status:
    """The status block of a page."""

    page: str
    milliseconds: int
    handler: str
    states: tuple[State, ...]

    @property
    def own_texts(self) -> tuple[str, ...]:
        """Names of what the generator itself says in it."""
        said = [name for _, _, name in _OWN_STATES] if self.states[0].title is None else []
        return (*said, UNKNOWN_STATE)

    @property
    def method(self) -> Method:
        """The handler: it names the state."""
        names_of_all = ", ".join(state.name for state in self.states)
        return Method(
            name=self.handler,
            summary=f"The state that the page {self.page} shows ({names_of_all}), and a detail for people.",
            parameters=(),
            returns="array",
            returns_doc="array{state: string, detail: string}",
            body=(f"return ['state' => {php(self.states[0].name)}, 'detail' => ''];",),
        )


def link_status(prefix: str, key: str, page: str, said: SaidStatus) -> Status:
    number, unit = said.every.split()
    own = tuple(State(name, level, f"{prefix}{text}", None) for name, level, text in _OWN_STATES)
    states = tuple(
        State(name, state.level, f"{key}_State_{name}", Text.of(state.title, names.words(name)))
        for name, state in said.states.items()
    )
    return Status(page, int(number) * (60_000 if unit.startswith("minute") else 1000), said.handler, states or own)
