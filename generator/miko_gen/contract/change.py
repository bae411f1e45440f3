"""A difference between two releases of Core."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["class", "constant", "property", "method", "hook"]

USE = frozenset({"use"})
OVERRIDE = frozenset({"override"})
EXTEND = frozenset({"extend"})
EVERY = USE | OVERRIDE | EXTEND
NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Change:
    """One difference: ``what`` is for people; ``breaks`` says for whom it is fatal.

    ``member`` is None for the class itself. ``breaks`` holds "use" when naming the member fails, "override" when a
    module's member of that name no longer fits, "extend" when a class that extends it no longer loads. ``before`` and
    ``after`` are what the catalogues say of a method, where there is one.
    """

    kind: Kind
    owner: str
    member: str | None
    what: str
    breaks: frozenset[str] = NOBODY
    before: Mapping[str, Any] | None = field(default=None, compare=False, repr=False)
    after: Mapping[str, Any] | None = field(default=None, compare=False, repr=False)
    is_new: bool = False

    @property
    def name(self) -> str:
        """``Class::member`` with the class in full."""
        if self.member is None:
            return self.owner
        return f"{self.owner}::{self.member}" if self.owner else self.member

    @property
    def breaks_something(self) -> bool:
        """A module that uses this breaks; what is new only does so where the module has that name already."""
        return bool(self.breaks - OVERRIDE) if self.is_new else bool(self.breaks)
