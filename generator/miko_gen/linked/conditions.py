"""Conditions on values: as PHP, and as the module's tests work them out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from miko_gen.facts import dataclass
from miko_gen.linked.database import stored
from miko_gen.linked.php import php
from miko_gen.spec.conditions import Compared
from miko_gen.spec.fields import Scalar


@dataclass(frozen=True)
class Test:
    """``source`` is the PHP expression of the value of ``name``; ``how`` and ``value`` say what it must be."""

    name: str
    source: str
    how: str
    value: Scalar | tuple[str, ...]
    is_row: bool = False

    @property
    def is_of_settings(self) -> bool:
        return self.name.startswith("settings.")

    @property
    def php(self) -> str:
        """A PHP expression that is true when it holds."""
        text = f"(string){self.source}"
        if self.how == "is" and isinstance(self.value, bool):
            if self.is_row:
                return f"{self.source} {'!==' if self.value else '==='} null"
            return f"(bool){self.source}" if self.value else f"!{_one(self.source)}"
        if self.how in ("is", "is_not"):
            sign = "===" if self.how == "is" else "!=="
            if self.value is None:
                return f"{self.source} {sign} null"
            if isinstance(self.value, tuple):
                return f"{'' if self.how == 'is' else '!'}in_array({text}, {php(self.value)}, true)"
            if isinstance(self.value, float):
                return f"(float){_one(self.source)} {sign} {php(self.value)}"
            return f"{text} {sign} {php(stored(self.value))}"
        if self.how == "begins_with":
            return f"str_starts_with({text}, {php(self.value)})"
        return f"(float){_one(self.source)} {'>=' if self.how == 'at_least' else '<='} {php(self.value)}"

    def holds(self, value: str | None) -> bool:
        """Does it hold for a value as a record keeps it, or as Asterisk says it? Of a row, "1" means that there is one."""
        text = value or ""
        if self.how == "is" and isinstance(self.value, bool):
            return (text not in ("", "0")) is self.value
        if self.how in ("is", "is_not"):
            return self._is(value, text) is (self.how == "is")
        if self.how == "begins_with":
            return text.startswith(str(self.value))
        number = as_number(text)
        wanted = float(str(self.value))
        return number >= wanted if self.how == "at_least" else number <= wanted

    def _is(self, value: str | None, text: str) -> bool:
        if self.value is None:
            return value is None
        if isinstance(self.value, tuple):
            return text in self.value
        if isinstance(self.value, float):
            return as_number(text) == self.value
        return text == stored(self.value)

    def examples(self, *, holding: bool) -> tuple[str, ...]:
        """Values for which it holds, or does not; there may be none."""
        found: list[str] = ["1", "", "0", "example"]
        if isinstance(self.value, tuple):
            found = [*self.value, *found]
        elif isinstance(self.value, (int, float)) and not isinstance(self.value, bool):
            found = [str(self.value), str(self.value + 1), str(self.value - 1), *found]
        elif isinstance(self.value, str):
            found = [self.value, f"{self.value}1", *found]
        return tuple(one for one in dict.fromkeys(found) if self.holds(one) is holding)


def as_number(text: str) -> float:
    """What PHP's ``(float)`` makes of a text."""
    found = re.match(r"\s*[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", text)
    return float(found[0]) if found else 0.0


def _one(source: str) -> str:
    """The expression as one operand: ``??`` and the like are weaker than what stands before it."""
    return f"({source})" if " " in source and not source.startswith("(") else source


def link_tests(said: Mapping[str, object], source_of: Callable[[str], tuple[str, bool]]) -> tuple[Test, ...]:
    """``source_of`` gives the PHP expression of a name, and whether it is a row."""
    return tuple(_test(name, value, *source_of(name)) for name, value in said.items())


def _test(name: str, said: object, source: str, is_row: bool) -> Test:
    how = "is"
    if isinstance(said, Compared):
        how = next(iter(said.model_fields_set))
        said = getattr(said, how)
    if isinstance(said, list):
        return Test(name, source, how, tuple(str(one) for one in said), is_row)
    assert said is None or isinstance(said, (str, int, float))
    return Test(name, source, how, said, is_row)
