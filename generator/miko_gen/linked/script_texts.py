"""The values that AGI scripts know by name, and texts with them."""

from __future__ import annotations

import re

from miko_gen.facts import dataclass
from miko_gen.linked.php import php
from miko_gen.linked.values import Field

_PART = re.compile(r"(?::(-?\d+))?(?::(-?\d+))?$")
_OWN_VARIABLES = (
    "agi",
    "argc",
    "argv",
    "ask",
    "clean",
    "e",
    "goto",
    "keep",
    "key",
    "known",
    "read",
    "settings",
    "sound",
    "this",
)


def variable(name: str) -> str:
    """The PHP variable of a name in a script, which needs some names itself."""
    return f"${name}Value" if name in _OWN_VARIABLES else f"${name}"


@dataclass(frozen=True)
class Let:
    """A name for a channel variable or function, or a header of an event, or for so many of its bytes (``length``) from ``offset`` on.

    Both count as in Asterisk's ``${EXTEN:1:3}`` and PHP's ``substr()``: from the end, where they are negative.
    """

    name: str
    channel: str
    offset: int = 0
    length: int | None = None

    @property
    def is_part(self) -> bool:
        return self.offset != 0 or self.length is not None

    @property
    def php(self) -> str:
        """PHP source of its value, where ``$read`` reads the channel."""
        return self.cut(f"$read({php(self.channel)})")

    def cut(self, source: str) -> str:
        """PHP source of its value, where ``source`` is that of all of it."""
        length = "" if self.length is None else f", {self.length}"
        return f"substr({source}, {self.offset}{length})" if self.is_part else source

    def of(self, text: str) -> str:
        """What it is when the channel has ``text``."""
        return self._cut(text).decode(errors="ignore")

    def whole(self, value: str) -> str | None:
        """Something that the channel may have where it is ``value``; None where nothing is cut to that."""
        before = "0" * max(self.offset, 0)
        after = "0" * max(-self.offset - len(value.encode()), -(self.length or 0), 0)
        found = (value, before + value, value + after, before + value + after)
        return next((text for text in found if self.gives(text, value)), None)

    def gives(self, text: str, value: str) -> bool:
        return self._cut(text) == value.encode()

    def _cut(self, text: str) -> bytes:
        whole = text.encode()
        start = self.offset if self.offset >= 0 else max(0, len(whole) + self.offset)
        return whole[start:][: self.length]


def let_of(name: str, said: str) -> Let:
    """``said`` is a variable, a function or a header, with the part of it that is meant: ``EXTEN:1:3``."""
    channel, *numbers = _PART.split(said)[:-1]
    return Let(name, channel, *(int(number) for number in numbers if number))


@dataclass(frozen=True)
class Piece:
    """A part of a text: as it stands (``literal``), or the value of a ``name``, with its PHP expression.

    ``field`` is the field of a row or of the settings that it is.
    """

    literal: str | None = None
    name: str = ""
    php_name: str = ""
    field: Field | None = None

    @property
    def quoted(self) -> str:
        """A literal as one quoted argument of an AGI command, without the quotation marks."""
        return re.sub(r'["\\]', r"\\\g<0>", self.literal or "")

    @property
    def is_sound(self) -> bool:
        return self.field is not None and self.field.type == "sound"

    @property
    def is_setting(self) -> bool:
        return self.name.startswith("settings.")
