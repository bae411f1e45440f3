"""What AGI scripts are made of: look-ups, texts, questions to servers, steps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from miko_gen.facts import dataclass
from miko_gen.linked import names
from miko_gen.linked.conditions import Test
from miko_gen.linked.database import Model
from miko_gen.linked.find import Find, Term
from miko_gen.linked.php import php
from miko_gen.linked.requests import Request
from miko_gen.linked.values import Field

_OWN_VARIABLES = ("agi", "argc", "argv", "ask", "clean", "e", "goto", "read", "settings", "sound", "this")


def variable(name: str) -> str:
    """The PHP variable of a name in a script, which needs some names itself."""
    return f"${name}Value" if name in _OWN_VARIABLES else f"${name}"


@dataclass(frozen=True)
class Let:
    """A name for a channel variable or function, or for so many of its bytes (``length``) from ``offset`` on.

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
        read = f"$read({php(self.channel)})"
        length = "" if self.length is None else f", {self.length}"
        return f"substr({read}, {self.offset}{length})" if self.is_part else read

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


@dataclass(frozen=True)
class Lookup(Find):
    """A look-up of one row; ``name`` is what the spec calls it."""

    name: str

    @property
    def variable(self) -> str:
        return variable(self.name)

    @property
    def is_idle(self) -> str:
        """The PHP expression that is true when a value to search for is empty, so that no row is meant; "" if none can be."""
        named = {term.name: term.source for term in self.terms if term.name}
        texts = [f"(string){source}" if "." in name else source for name, source in named.items()]
        return (
            f"in_array('', [{', '.join(texts)}], true)" if len(texts) > 1 else "".join(f"{one} === ''" for one in texts)
        )

    def keys_of(self, term: Term) -> str:
        """The PHP variable of the keys that a reference may have."""
        return f"${names.camel(f'{self.name}_{term.key}')}Keys"


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


@dataclass(frozen=True)
class Http:
    """A question to a server; ``answer`` is ``(name, PHP variable, path in the answer)``.

    ``headers`` are whole lines; ``data`` is by name.
    """

    url: tuple[Piece, ...]
    seconds: int
    request: Request
    headers: tuple[tuple[Piece, ...], ...]
    data: tuple[tuple[str, tuple[Piece, ...]], ...]
    answer: tuple[tuple[str, str, str], ...]

    @property
    def paths(self) -> list[str]:
        return [path for _, _, path in self.answer]

    @property
    def has_query(self) -> bool:
        """The data follows the address."""
        return bool(self.data) and not self.request.has_body

    @property
    def url_parts(self) -> tuple[str, ...]:
        """PHP of the parts of the address: values are encoded, but the server's own address in front."""
        return tuple(
            php(piece.literal)
            if piece.literal is not None
            else f"rtrim((string){piece.php_name}, '/')"
            if index == 0
            else f"rawurlencode((string){piece.php_name})"
            for index, piece in enumerate(self.url)
        )


@dataclass(frozen=True)
class Step:
    """One thing that a script does: ``does`` is its word in the spec.

    ``text`` is the text of a step that has one, ``value`` any other value, ``variables`` what ``set`` sets, ``place`` the
    three parts of ``goto``, ``rows`` what a handler gets: ``(PHP variable, model, may be null)``. ``lookup`` is the one of
    ``increment``. Something else would come after the step in the script where ``follows``.
    """

    does: str
    value: str | int | None = None
    text: tuple[Piece, ...] = ()
    variables: tuple[tuple[str, tuple[Piece, ...]], ...] = ()
    place: tuple[tuple[Piece, ...], ...] = ()
    lookup: Lookup | None = None
    rows: tuple[tuple[str, Model, bool], ...] = ()
    http: Http | None = None
    when: tuple[Test, ...] = ()
    then: tuple[Step, ...] = ()
    otherwise: tuple[Step, ...] = ()
    follows: bool = False
    is_guarded: bool = False

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Of the texts that go to Asterisk."""
        place = tuple(piece for part in self.place for piece in part)
        return self.text + tuple(piece for _, text in self.variables for piece in text) + place

    @property
    def asked(self) -> tuple[Piece, ...]:
        """Of the texts that go to a server."""
        if self.http is None:
            return ()
        texts = (self.http.url, *self.http.headers, *(text for _, text in self.http.data))
        return tuple(piece for text in texts for piece in text)

    @property
    def condition(self) -> str:
        """The PHP expression of ``if``."""
        return " && ".join(test.php for test in self.when)

    @property
    def has_chosen_place(self) -> bool:
        """Where it leaves for depends on a value."""
        return any(piece.literal is None for part in self.place for piece in part)

    @property
    def plain_place(self) -> tuple[str, ...]:
        """Context, extension and priority without what none of them holds."""
        return tuple(
            re.sub(r"[^\w.+*#@/!-]", "", "".join(piece.literal or "" for piece in part)) for part in self.place
        )

    @property
    def inner(self) -> tuple[Step, ...]:
        return self.then + self.otherwise


def all_of(steps: Iterable[Step]) -> Iterator[Step]:
    """The steps and those inside of them."""
    for step in steps:
        yield step
        yield from all_of(step.inner)
