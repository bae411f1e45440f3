"""``@dataclass(frozen=True)`` for classes that hold facts, at a fraction of its price.

The standard one writes and compiles the methods of each class anew. A process that generates one module defines some eighty of
them and makes few of each, so that it took a tenth of the whole run. To a type checker it is the standard one.
"""

from __future__ import annotations

from inspect import get_annotations
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # noqa: PLC0414 - this module's own, too
    from dataclasses import replace as replace  # noqa: PLC0414
else:

    def dataclass(*, frozen: Literal[True]) -> Any:  # noqa: ARG001
        """The class with an initializer, equality by its facts, and no way to change one."""
        return _with_facts

    def replace(facts: Any, **changes: Any) -> Any:
        """The same facts but for ``changes``."""
        return type(facts)(**dict(zip(getattr(facts, _FACTS), _values(facts), strict=True)) | changes)


def _with_facts(cls: Any) -> Any:
    known: tuple[str, ...] = getattr(cls, _FACTS, ())
    own = [name for name, kind in get_annotations(cls).items() if not str(kind).startswith("ClassVar")]
    setattr(cls, _FACTS, (*known, *(name for name in own if name not in known)))
    cls.__init__, cls.__eq__, cls.__hash__, cls.__repr__ = _init, _is_equal, _hash, _shown
    cls.__setattr__ = cls.__delattr__ = _refuse
    return cls


_FACTS = "_facts"


def _init(self: Any, *values: Any, **named: Any) -> None:
    names, facts = getattr(self, _FACTS), self.__dict__
    facts.update(zip(names, values, strict=False), **named)
    is_clear = len(facts) == len(values) + len(named) and all(map(names.__contains__, named))
    is_whole = len(facts) == len(names) or all(hasattr(type(self), name) for name in names if name not in facts)
    if not (is_clear and is_whole):
        raise TypeError(f"{type(self).__qualname__} is made of {', '.join(names)}")


def _values(self: Any) -> tuple[Any, ...]:
    return tuple(getattr(self, name) for name in getattr(self, _FACTS))


def _is_equal(self: Any, other: object) -> Any:
    return _values(self) == _values(other) if type(other) is type(self) else NotImplemented


def _hash(self: Any) -> int:
    return hash(_values(self))


def _shown(self: Any) -> str:
    said = ", ".join(f"{name}={getattr(self, name)!r}" for name in getattr(self, _FACTS))
    return f"{type(self).__qualname__}({said})"


def _refuse(self: Any, name: str, *_: Any) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"{type(self).__qualname__}.{name} does not change")
