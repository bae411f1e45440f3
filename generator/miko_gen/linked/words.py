"""What a word of the spec adds to {Feature}Conf: a part of its template, with what that part needs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from miko_gen.linked.database import Model
from miko_gen.linked.handlers import Method
from miko_gen.linked.reactions import Reaction
from miko_gen.linked.values import Field


class Word:
    """Base of them all; ``template`` is a file in templates/parts/conf, ``hooks`` are the methods that it writes."""

    template: ClassVar[str]
    hooks: ClassVar[tuple[str, ...]] = ()

    @property
    def imports(self) -> frozenset[str]:
        """The classes that the part uses."""
        return frozenset()

    @property
    def calls(self) -> Iterator[tuple[str, str]]:
        """``(Core's hook, PHP)``: what it adds to a hook that others share, such as onAfterModuleEnable.

        A statement without its semicolon where the hook returns nothing, else an expression of the hook's type.
        """
        yield from ()

    @property
    def methods(self) -> Iterator[Method]:
        """The methods of {Feature}Main that the word names."""
        yield from ()

    @property
    def needs(self) -> Iterator[tuple[str, Model, list[Field]]]:
        """``(action, model, fields)``: Core's action that has to follow a change of these fields."""
        yield from ()

    @property
    def reactions(self) -> Iterator[Reaction]:
        """Methods of the part that follow a change."""
        yield from ()

    @property
    def reloads(self) -> Iterator[str]:
        """Core's actions that it does not run by itself when the module is enabled or disabled."""
        yield from ()
