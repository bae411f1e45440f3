"""Rows that a script keeps, as far as the module's tests can say what is in them."""

from __future__ import annotations

from collections.abc import Callable

from miko_gen.linked.script_parts import Keep, Kept
from miko_gen.linked.script_texts import Piece
from miko_gen.linked.tests.rows import is_valid


class Unknown(Exception):  # noqa: N818 -- no error: what happens depends on a value that nobody knows here
    """A value that the tests do not choose."""


def kept(keep: Keep, text: Callable[[tuple[Piece, ...]], str]) -> tuple[tuple[str, str | None], ...] | None:
    """Columns and values of the row that is there afterwards; None where nobody can say whether there is one.

    ``text`` makes a text of its pieces, and raises Unknown.
    """
    is_sure = keep.insert and not any(one.field.to for one in keep.by + keep.set)
    is_sure = is_sure and not keep.model.together and not any(one.field.is_once for one in keep.set)
    try:
        by = [(one.field.name, _stored(one, text)) for one in keep.by]
        others = [(one.field.name, _stored(one, text)) for one in keep.set if not one.is_moment]
    except Unknown:
        return None
    return (*by, *others) if is_sure and all(value for _, value in by) else None


def _stored(one: Kept, text: Callable[[tuple[Piece, ...]], str]) -> str | None:
    """The value of a column, where it is one that the model takes as it is."""
    field = one.field
    if not one.pieces:
        value = one.literal
        return None if value is None else str(int(value)) if isinstance(value, bool) else str(value)
    said = text(one.pieces)
    if field.is_cast or not said or not is_valid(field, said):
        raise Unknown(field.name)
    return said
